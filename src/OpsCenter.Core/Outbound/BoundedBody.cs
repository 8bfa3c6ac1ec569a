using System.Buffers;

namespace OpsCenter.Core.Outbound;

/// <summary>A stream read whole, within a limit.</summary>
public static class BoundedBody
{
    private const int Step = 64 * 1024;

    /// <summary>Null where it is longer than <paramref name="limit"/>.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(Stream body, int limit, CancellationToken cancellation)
    {
        var buffer = new ArrayBufferWriter<byte>(Step);
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
