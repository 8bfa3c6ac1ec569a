using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OpsCenter.Core.Access;

/// <summary>Secrets of API tokens and wall screens: 256 random bits, of which only the SHA-256 is kept.</summary>
public static class AccessSecret
{
    /// <param name="prefix">Tells a reader (and a secret scanner) what leaked, e.g. <c>ops_</c>.</param>
    public static string Generate(string prefix) => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Upper-case hex SHA-256 of the secret's UTF-8 text, prefix included.</summary>
    public static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
