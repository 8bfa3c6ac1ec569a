using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using OpsCenter.Mqtt.Packets;
using OpsCenter.Mqtt.Tests.Server;
using Xunit;
using Xunit.Abstractions;

namespace OpsCenter.Mqtt.Tests.Fuzzing;

/// <summary>
/// Mutated packets against the codec and a running endpoint. <c>eng/fuzz-mqtt.sh</c> runs the same with as many packets as one likes.
/// Measures the memory of the whole process, so nothing else may run beside it.
/// </summary>
[Collection(nameof(AllocationTests))]
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const long GrowthAllowed = 24 * 1024 * 1024;
    // More than cores: at the end of each connection a conversation waits for the thread pool.
    private const int Threads = 8;

    private static readonly long Packets = Setting("OPSCENTER_FUZZ_PACKETS", 100_000);
    private static readonly int Seed = (int)Setting("OPSCENTER_FUZZ_SEED", 20261122);

    [Fact]
    public async Task Endpoint_MutatedPackets_NeverFailsNorGrows()
    {
        var unobserved = new List<Exception>();
        TaskScheduler.UnobservedTaskException += (_, failed) =>
        {
            lock (unobserved)
            {
                unobserved.Add(failed.Exception);
            }
        };
        await using var server = await FuzzServer.StartAsync();
        var watch = Stopwatch.StartNew();

        // The first fifth fills sessions, retained messages, pools and caches; from there on nothing may grow.
        var first = await RunAsync(server, Packets / 5, Seed);
        await SettleAsync(server);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var second = await RunAsync(server, Packets - (Packets / 5), Seed + 1000);
        await SettleAsync(server);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        var overTcp = await OverTcpAsync(server, Packets / 200);
        await SettleAsync(server);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{first.Packets + second.Packets} mutated packets on {first.Connections + second.Connections} connections in {watch.Elapsed.TotalSeconds:F0} s, " +
            $"{overTcp} more over TCP; still right for the codec: {first.Read + second.Read}; memory grew by {growth / 1024} KiB; " +
            $"sessions {server.Server.SessionCount}, retained {server.Server.RetainedCount}; seed {Seed}"));
        GC.WaitForPendingFinalizers();
        Assert.Empty(server.Errors);
        Assert.Empty(unobserved);
        Assert.InRange(growth, long.MinValue, GrowthAllowed);
        Assert.InRange(first.Read, 1, first.Packets * 4);
        await AnswersNormallyAsync(server);
    }

    private static async Task<Result> RunAsync(FuzzServer server, long packets, int seed)
    {
        var results = await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() => RunOneAsync(server, packets / Threads, seed + thread))));
        return new Result(results.Sum(result => result.Packets), results.Sum(result => result.Connections), results.Sum(result => result.Read));
    }

    private static async Task<Result> RunOneAsync(FuzzServer server, long packets, int seed)
    {
        var codec = new CodecFuzz();
        var conversations = new ConversationFuzz(server, new PacketMutator(seed));
        long sent = 0;
        long connections = 0;
        while (sent < packets)
        {
            sent += await conversations.RunAsync(codec);
            connections++;
        }

        return new Result(sent, connections, codec.Read);
    }

    private static async Task<long> OverTcpAsync(FuzzServer server, long packets)
    {
        var conversations = new ConversationFuzz(server, new PacketMutator(Seed));
        var buffer = new byte[4096];
        for (var sent = 0L; sent < packets; sent++)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync("127.0.0.1", server.Port);
            try
            {
                var bytes = new List<byte>();
                bytes.AddRange(conversations.Next(conversations.Introduce(bytes.AddRange)));
                await socket.SendAsync(bytes.ToArray());
                socket.Shutdown(SocketShutdown.Send);
                while (await socket.ReceiveAsync(buffer) > 0)
                {
                }
            }
            catch (SocketException)
            {
                // Reset: the server had enough.
            }
        }

        return packets;
    }

    // Sessions that may expire do; then what is left is what the server means to keep.
    private static async Task SettleAsync(FuzzServer server)
    {
        using var timeout = new CancellationTokenSource(MqttTestHost.Patience);
        while (server.Server.ConnectedClients.Count > 0 || server.Server.SessionCount > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, timeout.Token);
        }
    }

    private static async Task AnswersNormallyAsync(FuzzServer server)
    {
        using var peer = await RawPeer.ConnectAsync(server.Port, new ConnectPacket { ClientId = "fuzz-0", UserName = "fuzz", Version = MqttVersion.V5 });
        Assert.Equal(MqttReasonCode.Success, peer.ConnAck.Reason);
        Assert.Equal(MqttReasonCode.GrantedQos2, await peer.SubscribeAsync("after/+", 2));
        await peer.SendAsync(RawPeer.Publish("after/all", "still here", 1, 1));
        Assert.Equal(MqttReasonCode.Success, (await peer.ReadAsync<AckPacket>()).Reason);
        Assert.Equal("after/all", (await peer.ReadAsync<PublishPacket>()).Topic);
    }

    private static long Setting(string name, long otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    /// <param name="Read">Packets that were still right.</param>
    private sealed record Result(long Packets, long Connections, long Read);
}
