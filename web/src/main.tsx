import './theme.css';
import './base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, matchPath } from 'react-router';
import { Provider } from 'urql';
import { App } from './App.tsx';
import { createClient } from './client.ts';
import { views } from './views/index.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');

// The code of the view travels while React starts.
void views.find(({ path }) => matchPath(path, location.pathname))?.load();

createRoot(root).render(
  <StrictMode>
    <Provider value={createClient(new URL('/graphql', location.href).href)}>
      {/* In a transition a checkbox that the address holds would first jump back, and the focus would lag behind the address. */}
      <BrowserRouter useTransitions={false}>
        <App />
      </BrowserRouter>
    </Provider>
  </StrictMode>,
);
