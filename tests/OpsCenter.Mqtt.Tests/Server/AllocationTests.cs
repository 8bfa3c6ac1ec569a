using OpsCenter.Mqtt.Packets;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Server;

/// <summary>Counts the allocations of the whole process, so nothing else may run beside it.</summary>
[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationTests
{
    // PUBLISH that declares 100 MB.
    private const string HundredMegabytes = "308080C02F";

    [Fact]
    public async Task Packet_DeclaringHundredMegabytes_IsRefusedAtOnceWithoutAllocatingForIt()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var modern = await host.ConnectAsync("modern", MqttVersion.V5);
        using var old = await host.ConnectAsync("old");
        var before = GC.GetTotalAllocatedBytes(precise: true);

        await modern.SendBytesAsync(HundredMegabytes);
        await old.SendBytesAsync(HundredMegabytes);

        Assert.Equal(MqttReasonCode.PacketTooLarge, (await modern.ReadAsync<DisconnectPacket>()).Reason);
        Assert.True(await modern.IsClosedAsync());
        Assert.True(await old.IsClosedAsync());
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 8 * 1024 * 1024);
    }
}
