import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig(({ command }) => {
  // A shell or a test runner that sets another value would have React's development build shipped.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    plugins: [react()],
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      manifest: true,
      target: 'es2023',
      // Data addresses would need a wider content policy than the server gives.
      assetsInlineLimit: 0,
    },
    server: { port: 5173, proxy: { '/graphql': 'http://localhost:4000' } },
  };
});
