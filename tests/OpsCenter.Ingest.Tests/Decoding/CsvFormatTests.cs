using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.Decoding.Csv;
using Xunit;

namespace OpsCenter.Ingest.Tests.Decoding;

public sealed class CsvFormatTests
{
    [Theory]
    [InlineData("a,b\n1,2\n3,4\n", """[{"a":"1","b":"2"},{"a":"3","b":"4"}]""")]
    [InlineData("a,b\r\n1,2\r\n", """[{"a":"1","b":"2"}]""")]
    [InlineData("a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\n", """[{"a":"x, \"y\"","b":"two\nlines"}]""")]
    [InlineData("a,a,,b\n1,2,3,4\n", """[{"a":"1","a_2":"2","b":"4"}]""")]
    [InlineData("a,b\n1\n,2\n\n3,4,,\n", """[{"a":"1"},{"b":"2"},{"a":"3","b":"4"}]""")]
    [InlineData("\uFEFFa\n1", """[{"a":"1"}]""")]
    [InlineData("a,b\n", "[]")]
    public void Parse_Rows_AreRecordsOfTexts(string text, string expected)
    {
        var decoded = Decoded.Of(new CsvFormat(), text);

        Assert.Empty(decoded.Problems);
        Assert.Equal(expected, decoded.Tree);
    }

    [Fact]
    public void Parse_Settings_AreFollowed()
    {
        var format = new CsvFormat { Separator = ';', Quote = '\'', Comment = '#', Skip = 2, Columns = ["time", "", "level"] };

        var decoded = Decoded.Of(format, "Trạm Bến Bình\nngày 22\n# ghi chú\n09:00;x;4,62\n# hết\n09:10;y;'4;70'\n");

        Assert.Empty(decoded.Problems);
        Assert.Equal("""[{"time":"09:00","level":"4,62"},{"time":"09:10","level":"4;70"}]""", decoded.Tree);
    }

    [Theory]
    [InlineData("a,b\n1,2,3\n4,5\n", "line 2 has 3 cells for 2 columns", 2)]
    [InlineData("a,b\n1,2\n\"x,5\n6,7", "line 3: a quoted cell has no end", 1)]
    public void Parse_BrokenRow_IsNamedByLineAndTheOthersStay(string text, string problem, int records)
    {
        var decoded = Decoded.Of(new CsvFormat(), text);

        Assert.Equal(problem, Assert.Single(decoded.Problems));
        Assert.Equal(records, decoded.Tree!.Split("{").Length - 1);
    }

    [Fact]
    public void Parse_Latin1_IsReadAsTold()
    {
        var decoded = Decoded.Of(new CsvFormat { Encoding = System.Text.Encoding.Latin1 }, [(byte)'n', (byte)'\n', 0xE9]);

        Assert.Equal("""[{"n":"é"}]""", decoded.Tree);
    }

    [Fact]
    public void Parse_NothingAtAll_IsRefused()
    {
        var decoded = Decoded.Of(new CsvFormat(), "");

        Assert.Null(decoded.Tree);
        Assert.Equal("there is no header line", Assert.Single(decoded.Problems));
    }

    [Fact]
    public void Parse_TooManyRows_StopsAtTheBound()
    {
        var decoded = Decoded.Of(new CsvFormat(), "a\n" + string.Concat(Enumerable.Repeat("1\n", FormatLimits.Records + 5)));

        Assert.Equal($"more than {FormatLimits.Records} rows", Assert.Single(decoded.Problems));
    }
}
