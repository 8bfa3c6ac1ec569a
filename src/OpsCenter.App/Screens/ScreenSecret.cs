using System.Security.Cryptography;
using System.Text;

namespace OpsCenter.App.Screens;

/// <summary>Random keys, their hashes and the codes a person types.</summary>
internal static class ScreenSecret
{
    /// <summary>Letters and digits that cannot be mistaken for one another from across a room.</summary>
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public const int CodeLength = 8;

    /// <summary>256 random bits, base64url.</summary>
    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static string NewCode() => RandomNumberGenerator.GetString(Alphabet, CodeLength);

    /// <summary>Hex SHA-256; unsalted because the key cannot be guessed.</summary>
    public static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>What a person typed without spaces, hyphens and lower case.</summary>
    public static string Normalize(string typed) =>
        string.Concat(typed.Where(char.IsAsciiLetterOrDigit).Take(CodeLength + 1)).ToUpperInvariant();

    /// <summary>Four and four, as it is read aloud.</summary>
    public static string Grouped(string code) => code.Length == CodeLength ? $"{code[..4]}-{code[4..]}" : code;
}
