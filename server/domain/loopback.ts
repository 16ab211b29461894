/** Whether a name is one of this machine that no other machine can reach it by. */
export const isLoopback = (name: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(name);
