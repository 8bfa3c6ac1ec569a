using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Tests.Fuzzing;

/// <summary>Conversations with a running server in which mutated packets take the place of right ones.</summary>
internal sealed class ConversationFuzz(FuzzServer server, PacketMutator mutator)
{
    private const int PacketsPerConnection = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<byte[]> _said = [];
    private long _connections;

    /// <summary>One connection through memory; every mutated packet is also given to <paramref name="codec"/>. Returns how many the server has read.</summary>
    public async Task<int> RunAsync(CodecFuzz codec)
    {
        var transport = MemoryTransport.Open($"{_connections++}");
        var serving = server.Connections.OnConnectedAsync(transport);
        _said.Clear();
        var introduction = new List<byte>();
        var version = Introduce(introduction.AddRange);
        var count = 0;
        _said.Add([.. introduction]);
        if (introduction.Count == 0 || await IsReadAsync(transport.SendAsync(introduction.ToArray()), serving))
        {
            count = await TalkAsync(transport, serving, codec, version);
        }

        transport.SendNoMore();
        transport.Drain();
        await WaitAsync(serving);
        transport.Close();
        return count;
    }

    private async Task<int> TalkAsync(MemoryTransport transport, Task serving, CodecFuzz codec, MqttVersion version)
    {
        for (var count = 0; count < PacketsPerConnection; count++)
        {
            var packet = Next(version);
            _said.Add(packet);
            codec.Take(packet, mutator.Random);
            transport.Drain();
            if (!await IsReadAsync(transport.SendAsync(packet), serving))
            {
                return count;
            }
        }

        return PacketsPerConnection;
    }

    /// <summary>Mostly made of what belongs into the conversation, sometimes of anything.</summary>
    public byte[] Next(MqttVersion version) => mutator.Next(mutator.Random.Next(6) == 0 ? FuzzSeeds.All : FuzzSeeds.FromClient(version));

    private async Task<bool> IsReadAsync(Task sending, Task serving)
    {
        if (!sending.IsCompleted)
        {
            await WaitAsync(Task.WhenAny(sending, serving));
        }

        return sending.IsCompleted;
    }

    private async Task WaitAsync(Task task)
    {
        try
        {
            await task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The server neither reads nor ends. Said so far:\n{string.Join('\n', _said.Select(Convert.ToHexString))}");
        }
    }

    /// <summary>What a client may say first: mostly CONNECT, often with a session shared with other connections, sometimes nothing right at all.</summary>
    public MqttVersion Introduce(Action<byte[]> send)
    {
        var random = mutator.Random;
        var version = random.Next(2) == 0 ? MqttVersion.V311 : MqttVersion.V5;
        if (random.Next(16) == 0)
        {
            return version;
        }

        send(FuzzSeeds.Encode(
            new ConnectPacket
            {
                Version = version,
                ClientId = $"fuzz-{random.Next(200)}",
                UserName = random.Next(16) == 0 ? "other" : "fuzz",
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

        return version;
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
