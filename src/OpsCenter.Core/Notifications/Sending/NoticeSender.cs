using System.Security.Authentication;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Smtp;
using OpsCenter.Core.Outbound;

namespace OpsCenter.Core.Notifications.Sending;

/// <summary>Brings a message to a channel, once. Thread-safe; never throws for what the other side or the configuration does.</summary>
public sealed class NoticeSender : IDisposable
{
    private readonly NotificationOptions _options;
    private readonly TimeProvider _time;
    private readonly GuardedHttp _http;
    private readonly SmtpSender _smtp;

    public NoticeSender(IOptions<NotificationOptions> options, IHostNames names, TimeProvider time, INoticeAttachments? attachments = null)
    {
        (_options, _time) = (options.Value, time);
        var allowed = AllowedHosts.Of(_options.AllowedHosts, "Notifications:AllowedHosts");

        // No credentials in it: every header is set per message, so that one connection pool may serve all channels.
        _http = new GuardedHttp(allowed, names, _options.ConnectTimeout, credentials: null, unpack: false);
        _smtp = new SmtpSender(new GuardedDialer(allowed, names), attachments, time);
    }

    /// <param name="channel">Where to.</param>
    /// <param name="message">What.</param>
    /// <param name="cancellation">Gives up at once; the message may have been taken.</param>
    public async Task<SendOutcome> SendAsync(ChannelConfig channel, Message message, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(_options.SendTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return channel.Kind == ChannelKind.Email
                ? await _smtp.SendAsync(channel, message, either.Token)
                : await HttpMessage.SendAsync(_http, channel, message, _time, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SendOutcome.NotTaken($"no answer within {_options.SendTimeout.TotalSeconds:0.#} s");
        }
        catch (Exception error) when (error is HostRefusedException or SecretMissingException or HostUnknownException)
        {
            return new SendOutcome.NotTaken(error.Message);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or AuthenticationException or System.Net.Sockets.SocketException or UriFormatException)
        {
            return new SendOutcome.NotTaken(Innermost(error));
        }
    }

    /// <summary>Asks an address and looks only at the status.</summary>
    public async Task<SendOutcome> AskAsync(Uri address, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(_options.SendTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var answer = await _http.GetAsync(address, null, either.Token);
            return answer.IsSuccessStatusCode ? new SendOutcome.Taken() : new SendOutcome.NotTaken($"it answers {(int)answer.StatusCode}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SendOutcome.NotTaken($"no answer within {_options.SendTimeout.TotalSeconds:0.#} s");
        }
        catch (Exception error) when (error is HostRefusedException or HttpRequestException or IOException)
        {
            return new SendOutcome.NotTaken(Innermost(error));
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The outer message says only that something went wrong, and may hold an address that is itself a secret.</summary>
    private static string Innermost(Exception error)
    {
        while (error.InnerException is { } inner)
        {
            error = inner;
        }

        return error.Message;
    }
}
