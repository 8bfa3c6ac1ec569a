using System.Net;
using System.Net.Http.Headers;
using OpsCenter.Core.Outbound;
using OpsCenter.Ingest.Feeds.Systems;

namespace OpsCenter.Ingest.Feeds.Polling;

/// <summary>Asks an address at its pace; takes in what is new.</summary>
/// <remarks>
/// What the server called the answer (ETag, Last-Modified) is remembered only once the answer is safe, so an answer that a crash lost
/// is asked for again. Failures stretch the pace, with a random part so that many pollers do not come back at once.
/// </remarks>
internal sealed class PollFeed(
    PollConfig config, AllowedHosts allowed, IHostNames names, SystemAddresses systems, FeedsOptions options, FeedIntake intake, FeedMonitor monitor, TimeProvider time)
    : IFeed
{
    private static readonly TimeSpan LongestFirstWait = TimeSpan.FromSeconds(5);
    private EntityTagHeaderValue? _tag;
    private DateTimeOffset? _modified;
    private int _failures;
    private Uri _address = config.Address ?? new Uri("http://unset.invalid/");
    private bool _simulated;

    public async Task RunAsync(CancellationToken stopping)
    {
        await FindAsync(stopping);
        var wait = Random.Shared.NextDouble() * (config.Every < LongestFirstWait ? config.Every : LongestFirstWait);
        while (true)
        {
            monitor.Next(wait);
            await Task.Delay(wait, time, stopping);
            wait = await AskAsync(stopping);
        }
    }

    /// <summary>A feed of a system that is not there waits in silence: it is no failure that a province does not have it yet.</summary>
    private async Task FindAsync(CancellationToken stopping)
    {
        if (config.System is not { } system)
        {
            return;
        }

        if (systems.Find(system) is null)
        {
            monitor.NotConfigured();
        }

        var found = await systems.WaitAsync(system, stopping);
        monitor.Configured();
        (_address, _simulated) = (new Uri(found.Base.AbsoluteUri.TrimEnd('/') + config.Below), found.Simulated);
    }

    /// <summary>One attempt; answers the time to the next.</summary>
    private async Task<TimeSpan> AskAsync(CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(config.Timeout);
        TimeSpan? asked = null;
        string failure;
        try
        {
            using var http = new GuardedHttp(allowed, names, options.ConnectTimeout, Credentials(), unpack: true);
            using var response = await http.GetAsync(_address, SetHeaders, limit.Token);
            if (response.StatusCode == HttpStatusCode.NotModified)
            {
                monitor.Unchanged();
                return Good();
            }

            if (response.IsSuccessStatusCode)
            {
                await using var body = await response.Content.ReadAsStreamAsync(limit.Token);
                if (await BoundedBody.ReadAsync(body, options.MaxMessageBytes, limit.Token) is { } payload)
                {
                    await TakeAsync(response, payload, stopping);
                    return Good();
                }

                failure = $"the answer is larger than {options.MaxMessageBytes} bytes (Feeds:MaxMessageBytes)";
            }
            else
            {
                asked = RetryAfter(response);
                failure = $"it answers HTTP {(int)response.StatusCode} {response.ReasonPhrase}";
            }
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            failure = $"no whole answer within {config.Timeout.TotalSeconds:0.#} s";
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or HostRefusedException or SecretMissingException or InvalidDataException)
        {
            failure = problem is HttpRequestException { InnerException: { } inner } ? $"{problem.Message}: {inner.Message}" : problem.Message;
        }

        monitor.Failed(failure);
        return BackOff(asked);
    }

    private async Task TakeAsync(HttpResponseMessage response, ReadOnlyMemory<byte> payload, CancellationToken stopping)
    {
        // The time limit is the other side's; storing takes what it takes.
        await intake.GiveAsync(config.Topic, payload, stopping, _simulated);
        (_tag, _modified) = (response.Headers.ETag, response.Content.Headers.LastModified);
        monitor.Brought(payload.Length);
    }

    private TimeSpan Good()
    {
        _failures = 0;
        return config.Every;
    }

    /// <summary>Doubles with each failure in a row, up to the longest; never sooner than the other side asked for.</summary>
    private TimeSpan BackOff(TimeSpan? asked)
    {
        var longest = config.Every > options.MaxBackOff ? config.Every : options.MaxBackOff;
        var grown = config.Every * Math.Pow(2, Math.Min(_failures++, 16));
        var wait = (grown < longest ? grown : longest) * (0.8 + (0.4 * Random.Shared.NextDouble()));
        return asked > wait ? asked.Value : wait;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var longest = TimeSpan.FromDays(1);
        var asked = response.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - time.GetUtcNow() : null;
        return asked > longest ? longest : asked;
    }

    private CredentialCache? Credentials() => !_simulated && config is { User: { } user, PasswordSource: { } source }
        ? GuardedHttp.Credentials(new NetworkCredential(user, SecretSource.Read(source)), [_address])
        : null;

    private void SetHeaders(HttpRequestHeaders headers)
    {
        foreach (var line in config.Headers.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.TryAddWithoutValidation(line[..colon], line[(colon + 1)..].TrimStart());
        }

        if (!_simulated && config.TokenSource is { } source)
        {
            headers.Authorization = new AuthenticationHeaderValue("Bearer", SecretSource.Read(source));
        }

        if (_tag is not null)
        {
            headers.IfNoneMatch.Add(_tag);
        }

        headers.IfModifiedSince = _modified;
    }
}
