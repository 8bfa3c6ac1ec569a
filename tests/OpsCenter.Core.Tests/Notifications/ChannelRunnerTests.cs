using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.Notifications.Sending;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Core.Tests.Notifications;

/// <summary>Time lines of one channel.</summary>
public sealed class ChannelRunnerTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly ManualTime _time = new();
    private readonly MemoryDeliveryStore _store = new();
    private readonly List<string> _taken = [];
    private readonly NotificationOptions _options = new();
    private readonly ChannelRunner _runner;
    private ChannelConfig _channel = Story.Channel("duty");
    private Func<Message, SendOutcome> _answer = _ => new SendOutcome.Taken();
    private int _attempts;

    public ChannelRunnerTests()
    {
        var metrics = new NotificationMetrics(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());
        _runner = new ChannelRunner("duty", _store, SendAsync, metrics, _options, _time, NullLogger.Instance);
    }

    [Fact]
    public async Task Step_RaiseAndClearWaiting_GoInOrder()
    {
        Put(2, NoticeKind.Cleared);
        Put(1, NoticeKind.Raised);

        await StepAsync();

        Assert.Equal(["1", "2"], _taken);
        Assert.All(_store.All, delivery => Assert.Equal(DeliveryState.Sent, delivery.State));
    }

    [Fact]
    public async Task Step_ChannelDown_WaitsLongerEachTimeAndThenTellsAllInOrder()
    {
        Put(1, NoticeKind.Raised);
        Put(2, NoticeKind.Cleared);
        _answer = _ => new SendOutcome.NotTaken("down");
        for (var second = 0; second < 600; second++)
        {
            await StepAsync();
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        // 5, 10, 20 … 300 s less up to half: some 8 to 14 attempts in ten minutes, not 600.
        Assert.InRange(_attempts, 6, 16);
        Assert.Empty(_taken);
        _answer = _ => new SendOutcome.Taken();
        _time.Advance(TimeSpan.FromMinutes(6));
        await StepAsync();

        Assert.Equal(["1", "2"], _taken);
    }

    [Fact]
    public async Task Step_OneMessageRefused_OthersGoOnAndItsAlarmKeepsItsOrder()
    {
        Put(1, NoticeKind.Raised, "a");
        Put(2, NoticeKind.Raised, "b");
        Put(3, NoticeKind.Cleared, "a");
        _answer = message => message.Notices[0].Sequence == 1 ? new SendOutcome.NotTaken("bad", Channel: false) : new SendOutcome.Taken();

        await StepAsync();
        Assert.Equal(["2"], _taken);
        _answer = _ => new SendOutcome.Taken();
        _time.Advance(TimeSpan.FromSeconds(10));
        await StepAsync();

        Assert.Equal(["2", "1", "3"], _taken);
    }

    [Fact]
    public async Task Step_RaiseGivenUp_ItsClearIsDiscarded()
    {
        _channel = _channel with { MaxAttempts = 1 };
        Put(1, NoticeKind.Raised);
        Put(2, NoticeKind.Cleared);
        _answer = _ => new SendOutcome.NotTaken("bad", Channel: false);

        await StepAsync();

        Assert.Empty(_taken);
        Assert.Equal([DeliveryState.Failed, DeliveryState.Discarded], _store.All.Select(delivery => delivery.State));
        Assert.Equal("bad", _store.All[0].Error);
    }

    [Fact]
    public async Task Step_DownForLongerThanTheAge_IsMarkedFailedWithTheReason()
    {
        Put(1, NoticeKind.Raised, "a");
        Put(2, NoticeKind.Raised, "b");
        _answer = _ => new SendOutcome.NotTaken("connection refused");
        await StepAsync();
        Assert.All(_store.All, delivery => Assert.Equal(DeliveryState.Waiting, delivery.State));
        _time.Advance(TimeSpan.FromDays(1.1));

        await StepAsync();

        Assert.All(_store.All, delivery => Assert.Equal((DeliveryState.Failed, "connection refused"), (delivery.State, delivery.Error)));
    }

    [Fact]
    public async Task Step_MoreThanTheMinuteTakes_TheRestIsOneDigest()
    {
        _channel = _channel with { PerMinute = 2 };
        for (var sequence = 1; sequence <= 7; sequence++)
        {
            Put(sequence, NoticeKind.Raised, $"alarm-{sequence}");
        }

        await StepAsync();
        Assert.Equal(["1", "2"], _taken);
        _time.Advance(TimeSpan.FromSeconds(30));
        await StepAsync();
        Assert.Equal(["1", "2"], _taken);
        _time.Advance(TimeSpan.FromSeconds(31));
        await StepAsync();

        Assert.Equal(["1", "2", "3+4+5+6+7"], _taken);
        Put(8, NoticeKind.Raised, "late");
        await StepAsync();
        Assert.Equal("8", _taken[^1]);
    }

    [Fact]
    public async Task Step_DigestRefusedAndMoreComes_TheSameDigestGoesAgainUnderTheSameId()
    {
        _channel = _channel with { PerMinute = 1 };
        Put(1, NoticeKind.Raised, "a");
        Put(2, NoticeKind.Raised, "b");
        Put(3, NoticeKind.Raised, "c");
        await StepAsync();
        var ids = new List<string>();
        _answer = message =>
        {
            ids.Add($"{message.Id} of {message.Notices.Count}");
            return new SendOutcome.NotTaken("down");
        };
        _time.Advance(TimeSpan.FromSeconds(61));
        await StepAsync();
        Put(4, NoticeKind.Raised, "d");
        _time.Advance(TimeSpan.FromMinutes(10));

        await StepAsync();

        Assert.Equal(2, ids.Count);
        Assert.Equal(ids[0], ids[1]);
        Assert.EndsWith("of 2", ids[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_ReceiverAsksToWait_IsNotTriedBefore()
    {
        Put(1, NoticeKind.Raised);
        _answer = _ => new SendOutcome.NotTaken("429", After: TimeSpan.FromMinutes(2));
        await StepAsync();
        _answer = _ => new SendOutcome.Taken();
        _time.Advance(TimeSpan.FromSeconds(119));
        await StepAsync();
        Assert.Empty(_taken);
        _time.Advance(TimeSpan.FromSeconds(2));

        await StepAsync();

        Assert.Equal(["1"], _taken);
    }

    [Theory]
    [InlineData(1, 0, 5)]
    [InlineData(3, 0, 20)]
    [InlineData(3, 1, 10)]
    [InlineData(50, 0, 300)]
    public void Backoff_Failures_DoubleUpToTheLongest(int failures, double chance, double seconds) =>
        Assert.Equal(seconds, Backoff.After(failures, _options.FirstRetry, _options.LongestRetry, chance).TotalSeconds, 6);

    private Task StepAsync() => _runner.StepAsync(_channel, None);

    private Task<SendOutcome> SendAsync(ChannelConfig channel, Message message, CancellationToken cancellation)
    {
        _attempts++;
        var outcome = _answer(message);
        if (outcome is SendOutcome.Taken)
        {
            _taken.Add(string.Join('+', message.Notices.Select(notice => notice.Sequence)));
        }

        return Task.FromResult(outcome);
    }

    private void Put(long sequence, NoticeKind kind, string alarm = "a") => _store.Add(Delivery.Of(
        "duty",
        "r",
        new Notice { Kind = kind, Sequence = sequence, Begin = 1, AlarmId = alarm, RuleId = "flood", Title = LocalizedText.Same("t"), At = _time.GetInstant() },
        _time.GetInstant()));
}
