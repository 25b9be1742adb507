// What is kept in this browser: boards in IndexedDB, settings in localStorage. Both are named after
// the page's path, so that two of these pages on one origin do not mix. Nothing here throws for a
// closed or full storage but the promises, which reject with the reason's name.

const path = location.pathname.replace(/[^/]*$/, "");
const key = (name) => `eni-lens.${name}@${path}`;
const database = `eni-lens@${path}`;
/** Version 1: `work` (one record, "present") and `boards` (by name). A later version adds to `upgrade`. */
const VERSION = 1;
const PATIENCE = 3000;
/** How long a tab that was just left, by a reload say, may take to let go of the lock. */
const GRACE = 700;

export function read(name) {
  try {
    // The keys of the first version had no path: still read, no longer written.
    return localStorage.getItem(key(name)) ?? localStorage.getItem(`eni-lens.${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

export function write(name, value) {
  try {
    localStorage.removeItem(`eni-lens.${name}`);
    if (value === undefined) localStorage.removeItem(key(name));
    else localStorage.setItem(key(name), value);
    return true;
  } catch {
    return false;
  }
}

/** For this tab until it is closed: read once. */
export function once(name, value) {
  try {
    const found = sessionStorage.getItem(key(name));
    if (value === undefined) sessionStorage.removeItem(key(name));
    else sessionStorage.setItem(key(name), value);
    return found ?? undefined;
  } catch {
    return undefined;
  }
}

const reason = (error) => new Error(error?.name === "QuotaExceededError" ? "full" : "blocked");

let opened = null;
let dead = false;

function upgrade(db) {
  if (!db.objectStoreNames.contains("work")) db.createObjectStore("work", { keyPath: "id" });
  if (!db.objectStoreNames.contains("boards")) db.createObjectStore("boards", { keyPath: "name" });
}

function open() {
  opened ??= new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("late")), PATIENCE);
    const request = indexedDB.open(database, VERSION);
    request.onupgradeneeded = () => upgrade(request.result);
    request.onerror = (event) => {
      event.preventDefault();
      reject(request.error);
    };
    request.onsuccess = () => {
      clearTimeout(late);
      const db = request.result;
      db.onversionchange = db.onclose = () => {
        db.close();
        opened = null;
      };
      resolve(db);
    };
  });
  opened.catch(() => (opened = null));
  return opened;
}

/** Runs `body` on a store in one transaction; answers its answer once all of it is on disk. */
async function within(name, mode, body) {
  try {
    const db = await open();
    return await new Promise((resolve, reject) => {
      const transaction = db.transaction(name, mode);
      let answer;
      transaction.oncomplete = () => resolve(answer);
      // All of it or nothing: no failed request is forgiven.
      transaction.onabort = () => reject(failures.get(transaction) ?? transaction.error);
      body(transaction.objectStore(name), (value) => (answer = value));
    });
  } catch (error) {
    throw reason(error);
  }
}

const failures = new WeakMap();

const ask = (request, then) => {
  request.onsuccess = () => {
    try {
      then(request.result);
    } catch (error) {
      failures.set(request.transaction, error);
      request.transaction.abort();
    }
  };
};

// The work

/** Not stored: a tab that was copied along with its session would have the same. */
const tab = crypto.getRandomValues(new Uint32Array(2)).join("-");
/** The counter of the record as this tab last saw it; `null`: it has not looked. */
let known = null;
let holding = false;
let letGo = null;

/** `[payload, previous]` of the present work. */
export const load = () =>
  within("work", "readonly", (store, done) =>
    ask(store.get("present"), (record) => {
      known = record?.counter ?? 0;
      done(record && [record.payload, record.previous]);
    }),
  );

/** Writes the work; answers false when another tab wrote since this one looked. */
export const save = (payload, anyway) =>
  within("work", "readwrite", (store, done) =>
    ask(store.get("present"), (record) => {
      const foreign = record && record.tab !== tab && (known === null ? !holding : record.counter !== known);
      if (dead || (foreign && !anyway)) return done(false);
      known = (record?.counter ?? 0) + 1;
      const previous = record?.payload === payload ? record.previous : record?.payload;
      store.put({ id: "present", payload, previous, counter: known, tab, at: Date.now() });
      done(true);
    }),
  ).then((kept) => {
    if (kept) {
      write("saved", "1");
      write("last");
    }
    return kept;
  });

/** Forgets the work, unless it is another tab's; answers as `save`. */
export const clear = (anyway) =>
  within("work", "readwrite", (store, done) =>
    ask(store.get("present"), (record) => {
      const foreign = record && record.tab !== tab && (known === null ? !holding : record.counter !== known);
      if (dead || (foreign && !anyway)) return done(false);
      store.delete("present");
      done(true);
    }),
  ).then((kept) => {
    if (kept) {
      write("saved");
      write("last");
    }
    return kept;
  });

/**
 * Makes this tab the one that saves; answers whether it is. `lost` is called when another takes over.
 * Without locks every tab may write, and the counter tells the one that comes later.
 */
export function claim(steal, lost) {
  if (holding) return Promise.resolve(true);
  return new Promise((resolve) => {
    let mine = false;
    const hold = () => {
      mine = holding = true;
      resolve(true);
      return new Promise((free) => (letGo = free));
    };
    const options = steal ? { steal: true } : { signal: AbortSignal.timeout(GRACE) };
    try {
      navigator.locks.request(database, options, hold).catch(() => {
        if (mine) {
          holding = false;
          if (!dead) lost();
        } else {
          resolve(false);
        }
      });
    } catch {
      resolve(true);
    }
  });
}

/** Lets another tab save: this one goes away. */
export function release() {
  holding = false;
  letGo?.();
  letGo = null;
}

// Named boards

const two = (number) => String(number).padStart(2, "0");

function when(at) {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** `[name, functions, saved at]` of each, the newest first. */
export const boards = () =>
  within("boards", "readonly", (store, done) =>
    ask(store.getAll(), (records) =>
      done(records.sort((a, b) => b.at - a.at).map(({ name, functions, at }) => [name, functions, when(at)])),
    ),
  );

export const payload = (name) =>
  within("boards", "readonly", (store, done) => ask(store.get(name), (record) => done(record?.payload)));

export const keepBoard = (name, text, functions) =>
  within("boards", "readwrite", (store) => {
    if (!dead) store.put({ name, payload: text, functions, at: Date.now() });
  });

export const rename = (from, to) =>
  within("boards", "readwrite", (store) =>
    ask(store.get(from), (record) => {
      if (!record || from === to) return;
      store.delete(from);
      store.put({ ...record, name: to });
    }),
  );

let removed = null;

export const remove = (name) =>
  within("boards", "readwrite", (store) =>
    ask(store.get(name), (record) => {
      removed = record ?? removed;
      store.delete(name);
    }),
  );

/** Brings the board that was deleted last back, unless its name was given again. */
export const bringBack = () =>
  within("boards", "readwrite", (store) => {
    if (removed) ask(store.get(removed.name), (taken) => taken || store.put(removed));
  });

/** Deletes all that this page ever stored here. */
export async function wipe() {
  const db = await opened?.catch(() => null);
  db?.close();
  opened = null;
  removed = null;
  known = null;
  for (const storage of ["localStorage", "sessionStorage"]) {
    try {
      for (const name of Object.keys(window[storage])) {
        if (/^eni-lens\./.test(name) && (name.endsWith(`@${path}`) || !name.includes("@"))) window[storage].removeItem(name);
      }
    } catch {
      // Closed: nothing is there.
    }
  }
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(database);
    request.onsuccess = resolve;
    request.onerror = (event) => {
      event.preventDefault();
      reject(reason(request.error));
    };
  });
}

/** Nothing is written from here on: the app has stopped. */
export function stop() {
  dead = true;
}

// For the page that is shown when the app has stopped.

/** Makes the work what it was before its last edit. */
export const goBack = () =>
  within("work", "readwrite", (store) =>
    ask(store.get("present"), (record) => {
      if (record?.previous) store.put({ ...record, payload: record.previous, previous: undefined, counter: record.counter + 1 });
    }),
  ).then(() => write("last"));
