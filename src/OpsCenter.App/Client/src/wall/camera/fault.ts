import type { TextKey } from "../i18n";

/** Why there is no picture: the proxy's `reason`, or what this display finds itself. */
export type Reason = "unknown" | "noStream" | "forbidden" | "busy" | "notAllowed" | "unreachable" | "timedOut" | "credentials" | "answered"
  | "wrongContent" | "tooLarge" | "server" | "player";

const texts: Record<Reason, TextKey> = {
  unknown: "cameraUnknown", noStream: "cameraNoStream", forbidden: "cameraForbidden", busy: "cameraBusy", notAllowed: "cameraNotAllowed",
  unreachable: "cameraUnreachable", timedOut: "cameraTimedOut", credentials: "cameraCredentials", answered: "cameraAnswered",
  wrongContent: "cameraWrongContent", tooLarge: "cameraTooLarge", server: "cameraServer", player: "cameraPlayer",
};

export function reasonText(reason: Reason): TextKey {
  return texts[reason];
}

/** Ends an attempt; carried to the tile. */
export class PictureFault extends Error {
  constructor(readonly reason: Reason) {
    super(reason);
  }
}

/** The reason in a problem answer; for an answer of another kind what its status says. */
export async function faultOf(response: Response): Promise<PictureFault> {
  if (response.status === 401 || response.status === 403) return new PictureFault("forbidden");
  try {
    const { reason } = (await response.json()) as { reason?: string };
    return new PictureFault(reason !== undefined && reason in texts ? (reason as Reason) : "server");
  } catch {
    return new PictureFault("server");
  }
}
