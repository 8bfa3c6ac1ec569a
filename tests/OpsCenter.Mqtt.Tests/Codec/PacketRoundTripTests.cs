using System.Buffers;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using OpsCenter.Mqtt.Codec;
using OpsCenter.Mqtt.Packets;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Codec;

public sealed class PacketRoundTripTests
{
    [Theory]
    [InlineData(MqttVersion.V311)]
    [InlineData(MqttVersion.V5)]
    public void Decode_WhatWasEncoded_IsTheSamePacket(MqttVersion version) => Prop.ForAll(
        Any.Packet(version).ToArbitrary(),
        packet =>
        {
            var decoded = Decode(Encode(packet, version), version);
            return decoded.Reason == MqttReasonCode.Success && Describe(decoded.Packet!) == Describe(packet);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Theory]
    [InlineData(MqttVersion.V311)]
    [InlineData(MqttVersion.V5)]
    public void TryRead_SeveralPacketsInAnyPieces_AreCutOutOneByOne(MqttVersion version) => Prop.ForAll(
        Any.Packet(version).ListOf(4).Zip(Gen.Choose(1, 7)).ToArbitrary(),
        given =>
        {
            var bytes = given.Item1.SelectMany(packet => Encode(packet, version)).ToArray();
            var rest = Pieces.Of(bytes, given.Item2);
            var cut = new List<string>();
            while (MqttFrame.TryRead(ref rest, int.MaxValue, out var header, out var body) == MqttFrameStatus.Complete)
            {
                cut.Add(Describe(MqttPacketDecoder.Decode(header, body, version).Packet!));
            }

            return rest.IsEmpty && cut.SequenceEqual(given.Item1.Select(Describe));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData(MqttVersion.V311)]
    [InlineData(MqttVersion.V5)]
    public void PublishSize_AnyPublish_IsItsLengthOnTheWire(MqttVersion version) => Prop.ForAll(
        Any.Packet(version).Where(packet => packet is PublishPacket).Select(packet => (PublishPacket)packet).ToArbitrary(),
        packet =>
        {
            var flags = MqttPacketEncoder.Flags(packet.QualityOfService, packet.Retain, packet.Duplicate);
            var topic = System.Text.Encoding.UTF8.GetByteCount(packet.Topic);
            return MqttPacketEncoder.PublishSize(flags, topic, packet.Properties, packet.Payload.Length, version) == Encode(packet, version).Length;
        }).Check(Config.QuickThrowOnFailure);

    private static byte[] Encode(MqttPacket packet, MqttVersion version)
    {
        var buffer = new ArrayBufferWriter<byte>();
        MqttPacketEncoder.Encode(packet, buffer, version);
        return buffer.WrittenSpan.ToArray();
    }

    private static MqttDecoded Decode(byte[] bytes, MqttVersion version)
    {
        var sequence = new ReadOnlySequence<byte>(bytes);
        Assert.Equal(MqttFrameStatus.Complete, MqttFrame.TryRead(ref sequence, int.MaxValue, out var header, out var body));
        Assert.True(sequence.IsEmpty);
        return MqttPacketDecoder.Decode(header, body, version);
    }

    // Records compare lists and memory by reference; their text does not.
    private static string Describe(MqttPacket packet) => $"{packet.Type} {JsonSerializer.Serialize(packet, packet.GetType())}";
}
