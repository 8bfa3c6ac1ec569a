using System.Buffers;

namespace OpsCenter.Core.Outbound;

/// <summary>A stream read whole, within a limit.</summary>
public static class BoundedBody
{
    private const int Step = 64 * 1024;

    /// <summary>Room made at once for a length that was only announced.</summary>
    private const int MostAtOnce = 1 << 20;

    /// <summary>Null where it is longer than <paramref name="limit"/>.</summary>
    /// <param name="body">Read to its end.</param>
    /// <param name="limit">Bytes.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="announced">Length that the sender gave, if any: a buffer that need not grow leaves nothing to collect.</param>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(Stream body, int limit, CancellationToken cancellation, long? announced = null)
    {
        var buffer = new ArrayBufferWriter<byte>((int)Math.Min((announced ?? 0) + Step, MostAtOnce));
        while (true)
        {
            var read = await body.ReadAsync(buffer.GetMemory(Step), cancellation);
            buffer.Advance(read);
            if (read == 0)
            {
                return buffer.WrittenMemory;
            }

            if (buffer.WrittenCount > limit)
            {
                return null;
            }
        }
    }
}
