using System.Net.Security;
using System.Text;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Sending;
using OpsCenter.Core.Outbound;

namespace OpsCenter.Core.Notifications.Smtp;

/// <summary>Mail by RFC 5321, one conversation per message. Thread-safe.</summary>
/// <remarks>Our own, for the framework's client looks names up itself, past the allow-list, and knows no TLS from the first byte.</remarks>
internal sealed class SmtpSender(GuardedDialer dialer, INoticeAttachments? attachments, TimeProvider time)
{
    public async Task<SendOutcome> SendAsync(ChannelConfig channel, Message message, CancellationToken cancellation)
    {
        var mail = channel.Mail!;
        await using var plain = await dialer.ConnectAsync(mail.Host, mail.Port, cancellation);
        var talk = new SmtpConversation(plain);
        try
        {
            if (mail.Security == MailSecurity.Tls)
            {
                talk = new SmtpConversation(await SecureAsync(plain, mail.Host, cancellation));
            }

            await talk.ExpectAsync(220, cancellation);
            var offers = await talk.HelloAsync(cancellation);
            if (mail.Security == MailSecurity.StartTls)
            {
                if (!offers.Contains("STARTTLS"))
                {
                    return new SendOutcome.NotTaken($"the mail server {mail.Host} does not offer STARTTLS; write 'security: tls', or 'none' for a server of your own network");
                }

                await talk.SayAsync("STARTTLS", 220, cancellation);
                talk = new SmtpConversation(await SecureAsync(plain, mail.Host, cancellation));
                offers = await talk.HelloAsync(cancellation);
            }

            await SignInAsync(talk, offers, channel, cancellation);
            return await HandOverAsync(talk, channel, message, cancellation);
        }
        catch (SmtpReplyException refused)
        {
            // Before the message itself is spoken of, whatever is refused is refused to every message.
            return new SendOutcome.NotTaken(refused.Message);
        }
        finally
        {
            await talk.DisposeAsync();
        }
    }

    /// <summary>One that is gone by now holds nothing up: the text says where the same is to be read.</summary>
    private (string Name, byte[] Content)? Attachment(Message message) =>
        message.Notices is [{ Attachment: { } name }] && attachments?.Find(name) is { } content ? (name, content) : null;

    private static async Task<Stream> SecureAsync(Stream plain, string host, CancellationToken cancellation)
    {
        var secure = new SslStream(plain, leaveInnerStreamOpen: false);
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host }, cancellation);
        return secure;
    }

    private static async Task SignInAsync(SmtpConversation talk, IReadOnlySet<string> offers, ChannelConfig channel, CancellationToken cancellation)
    {
        if (channel is not { User: { } user, PasswordSource: { } source })
        {
            return;
        }

        var password = SecretSource.Read(source);
        if (offers.Contains("AUTH PLAIN") || !offers.Contains("AUTH LOGIN"))
        {
            await talk.SayAsync($"AUTH PLAIN {Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{user}\0{password}"))}", 235, cancellation, "AUTH PLAIN");
            return;
        }

        await talk.SayAsync("AUTH LOGIN", 334, cancellation);
        await talk.SayAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)), 334, cancellation, "AUTH LOGIN");
        await talk.SayAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)), 235, cancellation, "AUTH LOGIN");
    }

    private async Task<SendOutcome> HandOverAsync(SmtpConversation talk, ChannelConfig channel, Message message, CancellationToken cancellation)
    {
        var mail = channel.Mail!;
        await talk.SayAsync($"MAIL FROM:<{mail.From}>", 250, cancellation);
        var refused = new List<string>();
        foreach (var to in mail.To)
        {
            try
            {
                await talk.SayAsync($"RCPT TO:<{to}>", 250, cancellation);
            }
            catch (SmtpReplyException reply) when (reply.IsFinal)
            {
                // The others are to be told although one address is gone.
                refused.Add(reply.Message);
            }
        }

        if (refused.Count == mail.To.Count)
        {
            return new SendOutcome.NotTaken(refused[0]);
        }

        await talk.SayAsync("DATA", 354, cancellation);
        try
        {
            await talk.SayDataAsync(MailText.Of(channel, message, time.GetUtcNow(), Attachment(message)), cancellation);
        }
        catch (SmtpReplyException reply) when (reply.IsFinal)
        {
            return new SendOutcome.NotTaken(reply.Message, Channel: false);
        }

        await talk.ByeAsync(cancellation);
        return new SendOutcome.Taken();
    }
}
