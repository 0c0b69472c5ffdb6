import { brotliCompressSync, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Puts a brotli copy beside every file that compresses, so that the server only has to send it. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (!/\.(js|css|html|svg|json)$/.test(file.fileName)) continue;
          const source = Buffer.from(file.type === 'chunk' ? file.code : file.source);
          if (source.length < 1024) continue;
          this.emitFile({
            type: 'asset',
            fileName: `${file.fileName}.br`,
            source: brotliCompressSync(source, {
              params: {
                [constants.BROTLI_PARAM_QUALITY]: 11,
                [constants.BROTLI_PARAM_SIZE_HINT]: source.length,
              },
            }),
          });
        }
      },
    },
  };
}

const api = process.env.API_URL ?? 'http://127.0.0.1:4000';

export default defineConfig({
  base: '/app/',
  plugins: [react(), precompress()],
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      // The API answers its own origin only, and the page comes from this server's.
      '/graphql': { target: api, headers: { origin: api } },
      '/api': { target: api, headers: { origin: api } },
      '/app/config.json': { target: api },
    },
  },
  build: {
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|react-router|react-router-dom)[\\/]/,
              priority: 30,
            },
            {
              name: 'graphql',
              test: /node_modules[\\/](graphql|@apollo|graphql-tag|@wry|optimism|ra-data-graphql)[\\/]/,
              priority: 20,
            },
          ],
        },
      },
    },
  },
});
