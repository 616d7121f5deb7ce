/** A port with some of its methods replaced; every other call goes to the port itself. */
export const withOverrides = <Port extends object>(port: Port, overrides: Partial<Port>): Port =>
  new Proxy(port, {
    get(target, name) {
      if (Object.hasOwn(overrides, name)) return overrides[name as keyof Port];
      const own = Reflect.get(target, name, target);
      return typeof own === 'function' ? own.bind(target) : own;
    },
  });
