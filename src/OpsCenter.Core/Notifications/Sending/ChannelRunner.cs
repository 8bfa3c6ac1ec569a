using Microsoft.Extensions.Logging;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Notifications.Sending;

/// <summary>Sends what waits for one channel, in order. One step at a time.</summary>
internal sealed class ChannelRunner(
    string channelId, IDeliveryStore store, Func<ChannelConfig, Message, CancellationToken, Task<SendOutcome>> send, NotificationMetrics metrics, NotificationOptions options,
    TimeProvider time, ILogger logger)
{
    private const int Page = 300;
    private const int MaxDigest = 200;
    private const string NeverTold = "its alarm was never told here";
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(2);
    private readonly ChannelPace _pace = new();
    private int _failures;
    private volatile ChannelSummary _summary = ChannelSummary.Nothing;

    public ChannelSummary Summary => _summary;

    /// <summary>Sends until nothing is due, the minute is full or the channel fails.</summary>
    public async Task StepAsync(ChannelConfig channel, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested && !(_summary.WaitsUntil > time.GetInstant()))
        {
            var due = await DueAsync(cancellation);
            if (due.Count == 0 || !await SendAsync(channel, due, cancellation))
            {
                return;
            }
        }
    }

    /// <summary>Tries at once again, whatever failed before.</summary>
    public void Hurry() => _summary = _summary with { WaitsUntil = null };

    /// <summary>False where nothing more can go now.</summary>
    private async Task<bool> SendAsync(ChannelConfig channel, List<Delivery> due, CancellationToken cancellation)
    {
        var read = time.GetInstant();
        for (var i = 0; i < due.Count; i++)
        {
            var now = time.GetInstant();
            if (cancellation.IsCancellationRequested || _pace.NotBefore(now, channel.PerMinute) is not null)
            {
                return false;
            }

            if ((_pace.Overflown && !due[i].Notice.Kind.GoesAlone()) || due[i].Digest is not null)
            {
                return await DigestAsync([.. due.Skip(i)], cancellation) is not { Count: > 0 } digest || await SendParcelAsync(channel, digest, cancellation) is not null;
            }

            if (await WantedAsync([due[i]], 1, cancellation) is not { Count: 1 } one)
            {
                continue;
            }

            if (await SendParcelAsync(channel, one, cancellation) is not { } sent)
            {
                return false;
            }

            if (!sent || now - read > Stale)
            {
                // The list is read again: what follows a refused one of the same alarm has to wait, and a person may have discarded some.
                return true;
            }
        }

        return true;
    }

    private async Task<List<Delivery>> DigestAsync(List<Delivery> due, CancellationToken cancellation)
    {
        if (due[0].Digest is { } digest)
        {
            return [.. due.Where(delivery => delivery.Digest == digest)];
        }

        var many = await WantedAsync(due.Where(delivery => delivery.Digest is null && !delivery.Notice.Kind.GoesAlone()), MaxDigest, cancellation);
        _pace.Caught();
        if (many.Count < 2)
        {
            return many;
        }

        // Written down before it is sent: after a crash the same digest goes again, under the same id.
        var id = Delivery.DigestIdOf(many);
        await store.JoinAsync([.. many.Select(delivery => delivery.Id)], id, cancellation);
        metrics.Digested(channelId, many.Count);
        return [.. many.Select(delivery => delivery with { Digest = id })];
    }

    /// <summary>Those that may go now: nothing overtakes an earlier news of the same alarm.</summary>
    private async Task<List<Delivery>> DueAsync(CancellationToken cancellation)
    {
        var now = time.GetInstant();
        var due = new List<Delivery>();
        var held = new HashSet<string>();
        foreach (var delivery in await store.WaitingAsync(channelId, Page, cancellation))
        {
            if (delivery.NextAt > now)
            {
                held.Add(delivery.Notice.AlarmId);
            }
            else if (!held.Contains(delivery.Notice.AlarmId))
            {
                due.Add(delivery);
            }
        }

        return due;
    }

    /// <summary>The first of them, without those that would end what was never told here: its raise was given up or discarded.</summary>
    private async Task<List<Delivery>> WantedAsync(IEnumerable<Delivery> due, int most, CancellationToken cancellation)
    {
        var wanted = new List<Delivery>();
        foreach (var delivery in due)
        {
            if (wanted.Count == most)
            {
                break;
            }

            if (delivery.Notice.Kind.Opens()
                || wanted.Any(earlier => earlier.Notice.AlarmId == delivery.Notice.AlarmId && earlier.Notice.Kind.Opens())
                || await store.IsToldAsync(channelId, delivery.Notice, cancellation))
            {
                wanted.Add(delivery);
                continue;
            }

            await store.ChangeAsync(
                [delivery.Id], DeliveryState.Waiting, new DeliveryChange(DeliveryState.Discarded, Error: NeverTold, FinishedAt: time.GetInstant()), cancellation);
            metrics.Dropped(channelId, 1);
        }

        return wanted;
    }

    /// <summary>True where it was taken, false where only it was refused, null where the channel fails.</summary>
    private async Task<bool?> SendParcelAsync(ChannelConfig channel, List<Delivery> parcel, CancellationToken cancellation)
    {
        var ids = parcel.Select(delivery => delivery.Id).ToArray();
        var message = new Message(parcel[0].Digest ?? ids[0], parcel[0].Route, [.. parcel.Select(delivery => delivery.Notice)], ids);
        var outcome = await send(channel, message, cancellation);
        var now = time.GetInstant();
        if (outcome is SendOutcome.Taken)
        {
            // The receiver has it: a stop must not keep that from being written down.
            await store.ChangeAsync(ids, DeliveryState.Waiting, new DeliveryChange(DeliveryState.Sent, parcel[0].Attempts + 1, FinishedAt: now), CancellationToken.None);
            _pace.Sent();
            metrics.Sent(channelId, ids.Length);
            if (_failures > 0)
            {
                Log.ChannelWorks(logger, channelId);
            }

            _failures = 0;
            _summary = _summary with { Sent = _summary.Sent + 1, LastSentAt = now, WaitsUntil = null };
            return true;
        }

        return await NotTakenAsync(channel, parcel, (SendOutcome.NotTaken)outcome, now, cancellation);
    }

    private async Task<bool?> NotTakenAsync(ChannelConfig channel, List<Delivery> parcel, SendOutcome.NotTaken why, Instant now, CancellationToken cancellation)
    {
        var attempts = parcel[0].Attempts + 1;
        var wait = Backoff.After(why.Channel ? ++_failures : attempts, options.FirstRetry, options.LongestRetry, Random.Shared.NextDouble());
        var next = now + (why.After > wait ? why.After.Value : wait);
        var maxAge = channel.MaxAge ?? options.MaxAge;
        var givenUp = attempts >= channel.MaxAttempts || parcel.All(delivery => now - delivery.CreatedAt > maxAge);
        var change = givenUp
            ? new DeliveryChange(DeliveryState.Failed, attempts, Error: why.Reason, FinishedAt: now)
            : new DeliveryChange(DeliveryState.Waiting, attempts, next, why.Reason);
        await store.ChangeAsync([.. parcel.Select(delivery => delivery.Id)], DeliveryState.Waiting, change, cancellation);
        metrics.Refused(channelId);
        var failed = givenUp ? parcel.Count : 0;
        if (why.Channel)
        {
            // One failure of the channel is one of everything that waits for it: what is too old by now has had its chance.
            failed += await store.GiveUpAsync(channelId, now - maxAge, why.Reason, now, cancellation);
            if (_failures == 1)
            {
                Log.ChannelFails(logger, channelId, why.Reason);
            }
        }

        if (failed > 0)
        {
            metrics.Failed(channelId, failed);
            Log.GivenUp(logger, failed, channelId, why.Reason);
        }

        _summary = _summary with { LastError = why.Reason, LastErrorAt = now, WaitsUntil = why.Channel ? next : _summary.WaitsUntil };
        return why.Channel ? null : false;
    }
}
