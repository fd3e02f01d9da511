// A mail server that keeps what it is given: nodemailer's `smtp-server`, on a port of its own.

import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

export interface Mail {
  to: string[];
  subject: string;
  text: string;
}

export class MailServer {
  readonly mails: Mail[] = [];
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, session, done) => {
      text(stream).then((raw) => {
        this.mails.push(read(raw, session.envelope.rcptTo.map(({ address }) => address)));
        done();
      }, done);
    },
  });

  static async start(): Promise<MailServer> {
    const it = new MailServer();
    it.server.listen(0, "127.0.0.1");
    await once(it.server.server, "listening");
    return it;
  }

  /** As `waybill serve --smtp-url` takes it. */
  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}

/** Head and body of a mail in plain text. */
function read(raw: string, to: string[]): Mail {
  const [head, ...body] = raw.replace(/=\r\n/g, "").split("\r\n\r\n");
  return { to, subject: /^Subject: (.*)$/m.exec(head)?.[1] ?? "", text: body.join("\n\n") };
}
