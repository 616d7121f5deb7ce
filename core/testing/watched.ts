/** A port with some methods in place of its own; everything else goes through. */
export const withOverrides = <Port extends object>(port: Port, overrides: Partial<Port>): Port =>
  new Proxy(port, {
    get(target, name) {
      if (Object.hasOwn(overrides, name)) return overrides[name as keyof Port];
      const own = Reflect.get(target, name, target);
      return typeof own === 'function' ? own.bind(target) : own;
    },
  });
