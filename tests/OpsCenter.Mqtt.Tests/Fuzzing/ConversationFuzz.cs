using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Tests.Fuzzing;

/// <summary>Conversations with a running server in which mutated packets take the place of right ones.</summary>
internal sealed class ConversationFuzz(FuzzServer server, PacketMutator mutator)
{
    private const int PacketsPerConnection = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private long _connections;

    /// <summary>One connection through memory; every mutated packet is also given to <paramref name="codec"/>. Returns how many the server was given.</summary>
    public async Task<int> RunAsync(CodecFuzz codec)
    {
        var transport = MemoryTransport.Open($"{_connections++}");
        var serving = server.Connections.OnConnectedAsync(transport);
        Introduce(bytes => transport.Send(bytes));
        var count = 0;
        while (count < PacketsPerConnection && !serving.IsCompleted)
        {
            var packet = mutator.Next();
            codec.Take(packet, mutator.Random);
            transport.Send(packet);
            transport.Drain();
            count++;
        }

        transport.SendNoMore();
        transport.Drain();
        await serving.WaitAsync(Patience);
        transport.Close();
        return count;
    }

    /// <summary>What a client may say first: mostly CONNECT, often with a session shared with other connections, sometimes nothing right at all.</summary>
    public void Introduce(Action<byte[]> send)
    {
        var random = mutator.Random;
        if (random.Next(16) == 0)
        {
            return;
        }

        var version = random.Next(2) == 0 ? MqttVersion.V311 : MqttVersion.V5;
        send(FuzzSeeds.Encode(
            new ConnectPacket
            {
                Version = version,
                ClientId = $"fuzz-{random.Next(80)}",
                UserName = random.Next(8) == 0 ? "other" : "fuzz",
                CleanStart = random.Next(3) == 0,
                Will = random.Next(4) == 0 ? new MqttWill("a/b", "will"u8.ToArray(), (byte)random.Next(3), random.Next(4) == 0) : null,
                Properties = version == MqttVersion.V5 ? Properties(random) : null,
            },
            version));
        if (random.Next(2) == 0)
        {
            send(FuzzSeeds.Encode(
                new SubscribePacket(1, [new MqttSubscription("a/#", (byte)random.Next(3)), new MqttSubscription($"$share/g{random.Next(3)}/a/+", (byte)random.Next(3))]),
                version));
        }
    }

    private static MqttProperties Properties(Random random)
    {
        var properties = new MqttProperties().Add(MqttPropertyId.SessionExpiryInterval, (uint)random.Next(3));
        return random.Next(4) switch
        {
            0 => properties.Add(MqttPropertyId.ReceiveMaximum, 1).Add(MqttPropertyId.TopicAliasMaximum, 2),
            1 => properties.Add(MqttPropertyId.MaximumPacketSize, (uint)random.Next(1, 80)),
            _ => properties,
        };
    }
}
