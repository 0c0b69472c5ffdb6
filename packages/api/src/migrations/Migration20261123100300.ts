import { Migration } from '@mikro-orm/migrations';

/** GSS codes of the Office for National Statistics. */
const DISTRICTS = [
  ['E07000170', 'Ashfield'],
  ['E07000171', 'Bassetlaw'],
  ['E07000172', 'Broxtowe'],
  ['E07000173', 'Gedling'],
  ['E07000174', 'Mansfield'],
  ['E07000175', 'Newark and Sherwood'],
  ['E07000176', 'Rushcliffe'],
  ['E06000018', 'Nottingham'],
];

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** What every consortium of Nottinghamshire starts with: its districts. Bank holidays come at each start. */
export class Migration20261123100300 extends Migration {
  override name = 'Migration20261123100300';

  override up(): void {
    const districts = DISTRICTS.map((row) => `(${row.map(quoted).join(', ')})`);
    this.addSql(`insert into districts (code, name) values ${districts.join(', ')}`);
  }
}
