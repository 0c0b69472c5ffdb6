import { AuthError, getAuth, postAuth } from './auth-client.ts';

// Fetched when somebody first uses a passkey.
const ceremonies = () => import('@simplewebauthn/browser');

type Creation = Parameters<Awaited<ReturnType<typeof ceremonies>>['startRegistration']>[0]['optionsJSON'];
type Request = Parameters<Awaited<ReturnType<typeof ceremonies>>['startAuthentication']>[0]['optionsJSON'];

/** Can passkeys be used here? They belong to a name: an address of numbers has none. */
export const offersPasskeys = (): boolean =>
  'PublicKeyCredential' in window && !/^[\d.]+$|^\[/.test(window.location.hostname);

/** Makes a passkey on this device. @throws AuthError */
export async function makePasskey(name: string): Promise<void> {
  const optionsJSON = await getAuth<Creation>('/passkey/generate-register-options');
  const { startRegistration } = await ceremonies();
  const response = await startRegistration({ optionsJSON }).catch(refused);
  await postAuth('/passkey/verify-registration', { response, name });
}

/** Signs in with a passkey. @throws AuthError */
export async function signInByPasskey(): Promise<void> {
  const optionsJSON = await getAuth<Request>('/passkey/generate-authenticate-options');
  const { startAuthentication } = await ceremonies();
  const response = await startAuthentication({ optionsJSON }).catch(refused);
  await postAuth('/passkey/verify-authentication', { response });
}

// Browsers do not tell why on purpose: closed by the person, timed out, or nothing there.
function refused(error: unknown): never {
  const isKnown = error instanceof Error && error.name === 'InvalidStateError';
  throw new AuthError(isKnown ? 'app.auth.passkeyThere' : 'app.auth.passkeyStopped', 'STOPPED', 400);
}
