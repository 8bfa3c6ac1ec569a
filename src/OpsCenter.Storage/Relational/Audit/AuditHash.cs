using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OpsCenter.Storage.Relational.Audit;

internal static class AuditHash
{
    /// <summary>What the first entry follows.</summary>
    public static readonly string Genesis = new('0', 64);

    /// <summary>Hex SHA-256 over the previous hash and every field, each with its length before it so that none can borrow from its neighbour.</summary>
    public static string Of(string previous, AuditRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, previous);
        Append(hash, row.Number);
        Append(hash, row.AtNs);
        Append(hash, row.Who);
        Append(hash, row.Kind);
        Append(hash, row.Action);
        Append(hash, row.Subject);
        Append(hash, row.Detail);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, string? text)
    {
        // A missing text is not an empty one.
        Append(hash, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        hash.AppendData(Encoding.UTF8.GetBytes(text ?? ""));
    }
}
