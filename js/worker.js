// The worker's own end: gets its compiled module, then questions, and answers them.

import { board_file, initSync, qr_code, read_files, read_link } from "worker-glue";

const does = { board_file, qr_code, read_files, read_link };

self.onmessage = ({ data }) => {
  try {
    if (data.module) {
      initSync({ module: data.module });
      self.postMessage({ ready: true });
    } else {
      const answer = does[data.what](...data.given);
      self.postMessage({ id: data.id, answer }, answer?.buffer ? [answer.buffer] : []);
    }
  } catch (error) {
    self.postMessage({ failed: String(error) });
  }
};
