using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace OpsCenter.Mqtt.Codec;

/// <summary>Writes the data types of §1.5 into a scratch buffer; the packet's length is known once the body stands.</summary>
internal sealed class MqttBodyWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(256);

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public void Clear() => _buffer.ResetWrittenCount();

    public void Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }

    public void UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_buffer.GetSpan(2), value);
        _buffer.Advance(2);
    }

    public void UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_buffer.GetSpan(4), value);
        _buffer.Advance(4);
    }

    public void Variable(uint value) => _buffer.Advance(VariableInteger.Write(_buffer.GetSpan(4), value));

    public void Bytes(ReadOnlySpan<byte> bytes) => _buffer.Write(bytes);

    public void Binary(ReadOnlySpan<byte> bytes)
    {
        UInt16(checked((ushort)bytes.Length));
        Bytes(bytes);
    }

    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        UInt16(checked((ushort)length));
        Encoding.UTF8.GetBytes(text, _buffer.GetSpan(length));
        _buffer.Advance(length);
    }
}
