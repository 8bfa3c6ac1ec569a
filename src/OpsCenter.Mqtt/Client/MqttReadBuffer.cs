using OpsCenter.Mqtt.Codec;

namespace OpsCenter.Mqtt.Client;

/// <summary>A small buffer that grows to the packet at hand and shrinks again, so that thousands of quiet clients stay cheap.</summary>
internal sealed class MqttReadBuffer(int maximumPacketBytes)
{
    private const int SmallBytes = 1024;

    private byte[] _buffer = new byte[SmallBytes];
    private int _start;
    private int _end;

    /// <summary>The stream cannot be cut into packets any further.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Reads what there is; false at the end of the stream or when it is broken.</summary>
    public async ValueTask<bool> FillAsync(Stream stream)
    {
        if (IsBroken)
        {
            return false;
        }

        MakeRoom();
        var count = await stream.ReadAsync(_buffer.AsMemory(_end));
        _end += count;
        return count > 0;
    }

    /// <summary>Takes the next whole packet; its body is valid until the next call of either method.</summary>
    public bool TryTake(out MqttFixedHeader header, out ReadOnlyMemory<byte> body)
    {
        body = default;
        var status = MqttFrame.TryReadHeader(_buffer.AsSpan(_start, _end - _start), out header, out var headerLength);
        IsBroken = status == MqttFrameStatus.Malformed || (long)headerLength + header.BodyLength > maximumPacketBytes;
        if (status != MqttFrameStatus.Complete || IsBroken || _end - _start < headerLength + header.BodyLength)
        {
            return false;
        }

        body = _buffer.AsMemory(_start + headerLength, header.BodyLength);
        _start += headerLength + header.BodyLength;
        return true;
    }

    private void MakeRoom()
    {
        var pending = _end - _start;
        var known = MqttFrame.TryReadHeader(_buffer.AsSpan(_start, pending), out var header, out var headerLength) == MqttFrameStatus.Complete;
        var needed = Math.Max(SmallBytes, known ? headerLength + header.BodyLength : 0);
        if (needed != _buffer.Length && (needed > _buffer.Length || pending == 0))
        {
            var next = new byte[needed];
            _buffer.AsSpan(_start, pending).CopyTo(next);
            _buffer = next;
        }
        else
        {
            _buffer.AsSpan(_start, pending).CopyTo(_buffer);
        }

        (_start, _end) = (0, pending);
    }
}
