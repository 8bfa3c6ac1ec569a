using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace OpsCenter.App.Devices;

/// <summary>Makes, hashes and checks device passwords.</summary>
/// <remarks>
/// A generated password holds 192 random bits, so one salted SHA-256 is as safe as a slow hash and lets thousands of devices
/// reconnect at once. A password a person chose is stretched with PBKDF2.
/// </remarks>
public static class DevicePassword
{
    public const int MinimumLength = 12;
    private const string Fast = "sha256";
    private const string Slow = "pbkdf2-sha256";
    private const int Iterations = 210_000;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    public static string Generate() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    /// <param name="password">UTF-8 bytes.</param>
    /// <param name="generated">True only for what <see cref="Generate"/> made.</param>
    public static string Hash(ReadOnlySpan<byte> password, bool generated)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return generated
            ? $"{Fast}${Convert.ToHexString(salt)}${Convert.ToHexString(FastHash(password, salt))}"
            : $"{Slow}${Iterations.ToString(CultureInfo.InvariantCulture)}${Convert.ToHexString(salt)}${Convert.ToHexString(SlowHash(password, salt, Iterations))}";
    }

    /// <summary>False for a wrong password and for a hash of an unknown form.</summary>
    public static bool Verify(string hash, ReadOnlySpan<byte> password)
    {
        var parts = hash.Split('$');
        return parts switch
        {
            [Fast, var salt, var expected] =>
                CryptographicOperations.FixedTimeEquals(FastHash(password, Convert.FromHexString(salt)), Convert.FromHexString(expected)),
            [Slow, var iterations, var salt, var expected] =>
                CryptographicOperations.FixedTimeEquals(
                    SlowHash(password, Convert.FromHexString(salt), int.Parse(iterations, CultureInfo.InvariantCulture)),
                    Convert.FromHexString(expected)),
            _ => false,
        };
    }

    private static byte[] FastHash(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(salt);
        sha.AppendData(password);
        return sha.GetHashAndReset();
    }

    private static byte[] SlowHash(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, HashBytes);
}
