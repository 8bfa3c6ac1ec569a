using System.Text;
using OpsCenter.App.OperatorConsole.Quarantine;
using Xunit;

namespace OpsCenter.App.Tests.OperatorConsole;

public sealed class PayloadViewTests
{
    [Fact]
    public void Text_AnyBytes_HoldNoControlOrDirectionCharacter()
    {
        var random = new Random(20261122);
        for (var run = 0; run < 200; run++)
        {
            var payload = new byte[random.Next(0, 600)];
            random.NextBytes(payload);

            var text = PayloadView.Text(payload);

            Assert.DoesNotContain(text, character => (char.IsControl(character) && character is not ('\n' or '\t')) || character is '\u202e' or '\u2066');
        }
    }

    [Fact]
    public void Text_Utf8_IsReadableAndOverridesAreNot()
    {
        Assert.Equal("{\"name\":\"Bến Bình␁\"}", PayloadView.Text("{\"name\":\"Bến Bình\u0001\"}"u8));
        Assert.Equal("a\uFFFDb", PayloadView.Text("a\u202Eb"u8));
    }

    [Fact]
    public void Hex_SeventeenBytes_TwoLinesWithAscii()
    {
        var lines = PayloadView.Hex(Encoding.ASCII.GetBytes("0123456789abcdef\0")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  0123456789abcdef", lines[0]);
        Assert.StartsWith("000010  00 ", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(" .", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Hex_LongPayload_IsCutAtTheBound()
    {
        var lines = PayloadView.Hex(new byte[PayloadView.MaxBytes * 3]).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(PayloadView.MaxBytes / 16, lines.Length);
    }
}
