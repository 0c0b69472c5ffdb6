import { Query, Resolver } from 'type-graphql';
import { Can } from '../../platform/graphql/gate.js';
import { questionsOf } from './ask-facts.js';
import { FactQuestion } from './fact.type.js';
import { FACT_BY_KEY } from './fact-vocabulary.js';

@Resolver()
export class VocabularyResolver {
  @Query(() => [FactQuestion], {
    description: 'Every merge field that a document may use, of whatever source; without anybody’s answers.',
  })
  @Can('read', 'FactQuestion')
  factVocabulary(): FactQuestion[] {
    return questionsOf([...FACT_BY_KEY.keys()], {});
  }
}
