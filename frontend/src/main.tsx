/** The entry: the styles of every page, and the start. */
import { boot } from './boot';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';

boot(document.getElementById('app')!);
