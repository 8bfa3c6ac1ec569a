using System.Text;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Ingest.Tests.Pipeline;
using OpsCenter.Ingest.Trial;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Ingest.Tests.Trial;

public sealed class MessageTapTests
{
    private readonly ManualTime _time = new();
    private readonly MessageTap _tap;

    public MessageTapTests() => _tap = new MessageTap(_time);

    [Fact]
    public void Capture_MatchingTopics_AreCopiedUntilEnoughCame()
    {
        var capture = Open("water/+/telemetry", 2);
        var buffer = "first"u8.ToArray();
        Offer("water/a/telemetry", buffer);
        buffer.AsSpan().Fill((byte)'x');
        Offer("air/a/telemetry", "no"u8.ToArray());
        Assert.False(capture.IsOver(_time.GetInstant()));
        Offer("water/b/telemetry", "second"u8.ToArray());
        Offer("water/c/telemetry", "late"u8.ToArray());

        Assert.Equal(["first", "second"], capture.Messages.Select(message => Encoding.UTF8.GetString(message.Payload.Span)));
        Assert.True(capture.IsOver(_time.GetInstant()));
    }

    [Fact]
    public void Capture_AfterItsTime_TakesNothing()
    {
        var capture = Open("#", 5);
        _time.Advance(TimeSpan.FromMinutes(10));
        Offer("a", [1]);

        Assert.Empty(capture.Messages);
        Assert.True(capture.IsOver(_time.GetInstant()));
    }

    [Fact]
    public void Capture_Closed_TakesNothing()
    {
        var capture = Open("#", 5);
        _tap.Close(capture);
        Offer("a", [1]);

        Assert.Empty(capture.Messages);
    }

    [Fact]
    public void Capture_LargePayload_IsCountedNotKept()
    {
        var capture = Open("#", 5);
        Offer("a", new byte[MessageCapture.MaxPayloadBytes + 1]);

        Assert.Equal((1, 0), (capture.TooLarge, capture.Messages.Count));
    }

    [Fact]
    public void Open_Bounds_AreHeld()
    {
        Assert.Equal(MessageTap.MostMessages, Open("#", int.MaxValue).Wanted);
        for (var i = 1; i < MessageTap.MostOpen; i++)
        {
            Open("#", 1);
        }

        Assert.Null(_tap.Open("#", 1, out var full));
        Assert.Contains("open already", full, StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.NotNull(_tap.Open("#", 1, out _));
        Assert.Null(_tap.Open("a/#/b", 1, out var wrong));
        Assert.NotEmpty(wrong);
    }

    [Fact]
    public async Task Capture_OfTheIntake_SeesAlsoWhatIsShed()
    {
        var harness = new PipelineHarness(options => options.MaxPendingMessages = 1);
        var capture = harness.Tap.Open("line/#", 10, out _)!;
        var first = harness.Submit("m v=1");
        var second = await harness.Submit("m v=2");
        await harness.Commit();

        Assert.Equal((IngestResult.Stored, IngestResult.Overloaded), ((await first).Result, second.Result));
        Assert.Equal(["m v=1", "m v=2"], capture.Messages.Select(message => Encoding.UTF8.GetString(message.Payload.Span)));
    }

    private MessageCapture Open(string filter, int count) => _tap.Open(filter, count, out _)!;

    private void Offer(string topic, byte[] payload) => _tap.Offer(new IngestMessage(topic, payload, "d", _time.GetInstant()));
}
