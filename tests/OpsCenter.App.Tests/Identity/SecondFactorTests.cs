using System.Buffers.Binary;
using System.Security.Cryptography;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.Core.Access;
using Xunit;

namespace OpsCenter.App.Tests.Identity;

[Collection(ConsoleHost.OneAtATime)]
public sealed class SecondFactorTests
{
    private const string Settings = "/account/second-factor";

    [Fact]
    public async Task Enrolled_SignIn_NeedsTheCode()
    {
        await using var host = await ConsoleHost.StartAsync();
        var name = await host.AddUserAsync(Role.Administrator);
        using var browser = host.Browser();
        await browser.SignInAsync(name, ConsoleHost.Password);
        var key = await KeyAsync(browser);
        using (await browser.SubmitAsync(Settings, ("Code", Code(key))))
        {
        }

        using var again = host.Browser();
        var asked = await again.SignInAsync(name, ConsoleHost.Password);

        Assert.StartsWith("/sign-in/code", asked, StringComparison.Ordinal);
        Assert.NotNull(await again.SentToAsync("/console"));
        using var wrong = await again.SubmitAsync(asked!, ("Code", Wrong(key)));
        Assert.Null(PageClient.Redirect(wrong));
        using var right = await again.SubmitAsync(asked!, ("Code", Code(key)));
        Assert.Equal("/console", PageClient.Redirect(right));
        Assert.Null(await again.SentToAsync("/console/users"));
    }

    [Fact]
    public async Task Enrol_WrongCode_StaysOff()
    {
        await using var host = await ConsoleHost.StartAsync();
        var name = await host.AddUserAsync(Role.Operator);
        using var browser = host.Browser();
        await browser.SignInAsync(name, ConsoleHost.Password);
        var key = await KeyAsync(browser);

        using (await browser.SubmitAsync(Settings, ("Code", Wrong(key))))
        {
        }

        using var again = host.Browser();
        Assert.Equal("/console", await again.SignInAsync(name, ConsoleHost.Password));
    }

    private static async Task<string> KeyAsync(PageClient browser)
    {
        var page = await browser.OpenAsync(Settings);
        return page.QuerySelector(".secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal).Trim();
    }

    /// <summary>What an authenticator app shows now (RFC 6238: SHA-1, 30 s, six digits), from the key as the page shows it.</summary>
    private static string Code(string key)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The standard's own hash.
        var hash = HMACSHA1.HashData(FromBase32(key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A code that no window of a few minutes around now has.</summary>
    private static string Wrong(string key) => Code(key) == "000000" ? "000001" : "000000";

    private static byte[] FromBase32(string text)
    {
        var bytes = new List<byte>();
        var (bits, count) = (0, 0);
        foreach (var character in text)
        {
            bits = (bits << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(character, StringComparison.OrdinalIgnoreCase);
            count += 5;
            if (count >= 8)
            {
                count -= 8;
                bytes.Add((byte)(bits >> count));
                bits &= (1 << count) - 1;
            }
        }

        return [.. bytes];
    }
}
