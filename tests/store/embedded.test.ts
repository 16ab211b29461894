import { openSources } from '../fixtures/graphFiles.ts';
import { testGraphStore } from './conformance.ts';

testGraphStore('the embedded store', openSources);
