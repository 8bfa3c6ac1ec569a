using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.App.StoreWatch;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Sending;
using OpsCenter.Core.Outbound;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Watchdog;

/// <summary>Tells the channels marked as watchdog of a stall and, once, of its end: directly, for the outbox may be what stands still. Calls the ping while all is well.</summary>
/// <remarks>What a channel does not take is tried again with the next look, for as long as it is true.</remarks>
internal sealed class StallTeller(
    NoticeSender sender, ILiveConfig<NotificationsConfig> config, IOptions<NotificationOptions> options, TimeProvider time, ILogger<StallTeller> logger)
{
    private readonly ConcurrentDictionary<string, Instant?> _told = new();
    private readonly ConcurrentDictionary<string, Instant> _notBefore = new();
    private readonly Dictionary<string, Task> _telling = [];
    private Instant? _began;
    private Notice? _news;
    private Task _pinging = Task.CompletedTask;
    private Instant _pinged;

    /// <summary>One look; never waits for a receiver.</summary>
    /// <param name="stage">Null where everything moves.</param>
    public void Step(Stage? stage)
    {
        var now = time.GetInstant();
        if (stage is null != _began is null)
        {
            _news = stage is null ? Running(_began!.Value, now) : Stalled(stage, now);
            _began = stage?.Since;
            Log.StallChanged(logger, _news.Title.En);
        }

        foreach (var channel in config.Current.Channels.Where(channel => channel.Watchdog))
        {
            Tell(channel, now);
        }

        Ping(stage, now);
    }

    private void Tell(ChannelConfig channel, Instant now)
    {
        // Told of the stall: the notice's time; null where it knows of none.
        var known = _told.GetValueOrDefault(channel.Id);
        if (_news is not { } news || (known is null) == (_began is null) || (_telling.TryGetValue(channel.Id, out var telling) && !telling.IsCompleted)
            || _notBefore.GetValueOrDefault(channel.Id) > now)
        {
            return;
        }

        _telling[channel.Id] = TellAsync(channel, news, _began);
    }

    private async Task TellAsync(ChannelConfig channel, Notice news, Instant? began)
    {
        var outcome = await sender.SendAsync(channel, Message.Of($"{news.AlarmId}-{NoticeJson.Name(news.Kind)}-{news.At.UnixMilliseconds.ToString(CultureInfo.InvariantCulture)}", news), CancellationToken.None);
        if (outcome is SendOutcome.NotTaken why)
        {
            Log.StallNotTold(logger, channel.Id, why.Reason);
            _notBefore[channel.Id] = time.GetInstant() + (why.After ?? options.Value.FirstRetry);
            return;
        }

        _told[channel.Id] = began;
    }

    private void Ping(Stage? stage, Instant now)
    {
        if (stage is null && config.Current.Ping is { } ping && _pinging.IsCompleted && now - _pinged >= ping.Every)
        {
            _pinged = now;
            _pinging = PingAsync(ping);
        }
    }

    private async Task PingAsync(AlivePingConfig ping)
    {
        try
        {
            var address = ping.Address ?? new Uri(SecretSource.Read(ping.AddressSource!));
            if (await sender.AskAsync(address, CancellationToken.None) is SendOutcome.NotTaken why)
            {
                Log.PingFailed(logger, why.Reason);
            }
        }
        catch (Exception error) when (error is SecretMissingException or UriFormatException)
        {
            Log.PingFailed(logger, error.Message);
        }
    }

    private static Notice Stalled(Stage stage, Instant now) => News(
        NoticeKind.Stalled,
        new LocalizedText($"khâu {stage.Name.Vi} không chạy từ {LocalTime.Clock(stage.Since)}", $"{stage.Name.En} has stood still since {LocalTime.Clock(stage.Since)}"),
        stage.Since,
        now) with
    { Active = true };

    private static Notice Running(Instant began, Instant now) => News(
        NoticeKind.Running, new LocalizedText($"đã kẹt từ {LocalTime.Clock(began)} đến {LocalTime.Clock(now)}", $"it stood still from {LocalTime.Clock(began)} to {LocalTime.Clock(now)}"), began, now);

    private static Notice News(NoticeKind kind, LocalizedText title, Instant since, Instant now) => new()
    {
        Kind = kind,
        AlarmId = WatchAlarm.Rule,
        RuleId = WatchAlarm.Rule,
        Title = title,
        Severity = Severity.Critical,
        Pack = StoreAlarms.Pack,
        At = now,
        Since = since,
        Comment = Environment.MachineName,
    };
}
