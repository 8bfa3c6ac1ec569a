namespace OpsCenter.Core.Outbound;

/// <summary>A stream read whole, within a limit.</summary>
public static class BoundedBody
{
    private const int Step = 64 * 1024;

    /// <summary>Room made at once for a length that was only announced.</summary>
    private const int MostAtOnce = 1 << 20;

    /// <summary>Null where it is longer than <paramref name="limit"/>.</summary>
    public static async ValueTask<byte[]?> ReadAsync(Stream body, int limit, CancellationToken cancellation)
    {
        using var buffer = new RentedBuffer(Step);
        return await ReadAsync(body, limit, buffer, cancellation) ? buffer.Written.ToArray() : null;
    }

    /// <summary>False where it is longer than <paramref name="limit"/>.</summary>
    /// <param name="body">Read to its end.</param>
    /// <param name="limit">Bytes.</param>
    /// <param name="into">Gets the bytes.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="announced">Length that the sender gave, if any: a buffer that need not grow is not copied.</param>
    public static async ValueTask<bool> ReadAsync(Stream body, int limit, RentedBuffer into, CancellationToken cancellation, long announced = 0)
    {
        into.Reserve((int)Math.Min(announced + 1, MostAtOnce));
        while (true)
        {
            var read = await body.ReadAsync(into.Room(), cancellation);
            into.Advance(read);
            if (read == 0)
            {
                return true;
            }

            if (into.Written.Length > limit)
            {
                return false;
            }
        }
    }
}
