using System.Buffers;

namespace OpsCenter.Core.Outbound;

/// <summary>Bytes that grow as they come, in an array that others use before and after. Not thread-safe; what <see cref="Written"/> gave is gone with the disposal.</summary>
public sealed class RentedBuffer(int least) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(least);
    private int _count;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _count);

    /// <summary>Makes room for so many bytes more.</summary>
    public void Reserve(int more)
    {
        if (_bytes.Length - _count >= more)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(checked(_count + more));
        _bytes.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }

    /// <summary>Where the next bytes go; never empty.</summary>
    public Memory<byte> Room()
    {
        if (_count == _bytes.Length)
        {
            Reserve(Math.Max(_count, 1));
        }

        return _bytes.AsMemory(_count);
    }

    /// <summary>So many bytes were put into <see cref="Room"/>.</summary>
    public void Advance(int count) => _count += count;

    public void Dispose()
    {
        var bytes = _bytes;
        (_bytes, _count) = ([], 0);
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
