using System.Text.Json;
using OpsCenter.Simulator.Devices;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Running;
using Xunit;

namespace OpsCenter.Simulator.Tests.Running;

public sealed class MischiefTests
{
    private readonly List<SimulatedMessage> _due =
        [.. Enumerable.Range(0, 1000).Select(number => new SimulatedMessage("t", JsonSerializer.SerializeToUtf8Bytes(new { number })))];

    [Fact]
    public void Apply_NothingWanted_ChangesNothing() => Assert.Equal(_due, Apply(new SimulatorOptions { DuplicateShare = 0, ReorderedShare = 0, MalformedShare = 0 }));

    [Fact]
    public void Apply_Duplicates_ComeTwiceInARowAboutAsOftenAsAsked()
    {
        var sent = Apply(new SimulatorOptions { DuplicateShare = 0.1, ReorderedShare = 0, MalformedShare = 0 });

        Assert.InRange(sent.Count - _due.Count, 60, 140);
        Assert.Equal(_due, sent.Distinct());
    }

    [Fact]
    public void Apply_Reordered_LosesNothing()
    {
        var sent = Apply(new SimulatorOptions { DuplicateShare = 0, ReorderedShare = 0.1, MalformedShare = 0 });

        Assert.NotEqual(_due[..sent.Count], sent);
        Assert.Subset(sent.ToHashSet(), _due[..^1].ToHashSet());
    }

    [Fact]
    public void Apply_Malformed_AddsATornCopyThatIsNoJson()
    {
        var torn = Apply(new SimulatorOptions { DuplicateShare = 0, ReorderedShare = 0, MalformedShare = 0.05 }).Except(_due).ToList();

        Assert.InRange(torn.Count, 20, 90);
        Assert.All(torn, message => Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(message.Payload)));
    }

    private List<SimulatedMessage> Apply(SimulatorOptions options) => [.. new Mischief(new Noise(3), "device", options).Apply(_due)];
}
