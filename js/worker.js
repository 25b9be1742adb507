// The worker's own end: gets its compiled module, then files, and answers with bytes.

import { import_files, initSync } from "worker-glue";

self.onmessage = ({ data }) => {
  try {
    if (data.module) {
      initSync({ module: data.module });
      self.postMessage({ ready: true });
    } else {
      const bytes = import_files(data.files);
      self.postMessage({ id: data.id, bytes }, [bytes.buffer]);
    }
  } catch (error) {
    self.postMessage({ failed: String(error) });
  }
};
