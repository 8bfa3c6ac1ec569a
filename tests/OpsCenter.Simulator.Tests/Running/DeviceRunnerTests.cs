using System.Collections.Concurrent;
using OpsCenter.Simulator.Devices;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Running;
using Xunit;

namespace OpsCenter.Simulator.Tests.Running;

public sealed class DeviceRunnerTests
{
    private static readonly SimulatorOptions Calm = new() { DuplicateShare = 0, ReorderedShare = 0, MalformedShare = 0 };

    [Fact]
    public async Task RunAsync_LiveAndPastWaiting_SendsLiveFirst()
    {
        var device = SampleProvince.Create().Devices.First(each => each.ClientId == "rg-pha-lai");
        var runner = new DeviceRunner(device, new Mischief(new Noise(1), "x", Calm));
        var start = SampleProvince.Start;
        await runner.OfferPastAsync(start.AddMinutes(-9), start, TimeSpan.FromMinutes(3), CancellationToken.None);
        runner.OfferNow(start);
        runner.OfferDue(start, start.AddSeconds(10));
        await using var link = new RecordingLink(expected: 6);
        using var stop = new CancellationTokenSource();

        var run = runner.RunAsync(link, stop.Token);
        await link.Complete.WaitAsync(TimeSpan.FromSeconds(30));
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.True(runner.FirstSent.IsCompletedSuccessfully);
        var expected = device.Sample(start).Concat(device.Between(start, start.AddSeconds(10))).Concat(device.Past(start.AddMinutes(-9), start, TimeSpan.FromMinutes(3)));
        Assert.Equal(expected.Select(Hex), link.Sent.Select(Hex));
    }

    [Fact]
    public async Task OfferDue_ServerAwayForLong_KeepsTheNewest()
    {
        var device = SampleProvince.Create().Devices.First(each => each.ClientId == "rg-pha-lai");
        var runner = new DeviceRunner(device, new Mischief(new Noise(1), "x", Calm));
        runner.OfferDue(SampleProvince.Start, SampleProvince.Start.AddHours(1));
        await using var link = new RecordingLink(expected: 120);
        using var stop = new CancellationTokenSource();

        _ = runner.RunAsync(link, stop.Token);
        await link.Complete.WaitAsync(TimeSpan.FromSeconds(30));
        await stop.CancelAsync();

        var newest = device.Between(SampleProvince.Start, SampleProvince.Start.AddHours(1)).TakeLast(120);
        Assert.Equal(newest.Select(Hex), link.Sent.Select(Hex));
    }

    private static string Hex(SimulatedMessage message) => Convert.ToHexString(message.Payload.Span);

    private sealed class RecordingLink(int expected) : IDeviceLink
    {
        private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<SimulatedMessage> Sent { get; } = new();

        public Task Complete => _complete.Task;

        public ValueTask<bool> PublishAsync(SimulatedMessage message, CancellationToken cancellation)
        {
            Sent.Enqueue(message);
            if (Sent.Count == expected)
            {
                _complete.TrySetResult();
            }

            return ValueTask.FromResult(true);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
