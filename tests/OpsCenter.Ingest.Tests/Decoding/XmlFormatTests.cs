using System.Text;
using OpsCenter.Ingest.Decoding.Xml;
using Xunit;

namespace OpsCenter.Ingest.Tests.Decoding;

public sealed class XmlFormatTests
{
    [Theory]
    [InlineData("<a/>", """{"a":""}""")]
    [InlineData("<a>  x </a>", """{"a":"x"}""")]
    [InlineData("<a b='1'>x</a>", """{"a":{"@b":"1","#text":"x"}}""")]
    [InlineData("<a><b>1</b><c/><b>2</b></a>", """{"a":{"b":["1","2"],"c":""}}""")]
    [InlineData("<n:a xmlns:n='urn:n' n:v='1'><n:b>2</n:b></n:a>", """{"a":{"@v":"1","b":"2"}}""")]
    [InlineData("<a><![CDATA[<5 m>]]></a>", """{"a":"<5 m>"}""")]
    [InlineData("<?xml version='1.0' encoding='utf-16'?><a>nước</a>", """{"a":"nước"}""")]
    [InlineData("<!-- x --><?pi y?><a>&lt;&#233;</a>", """{"a":"<é"}""")]
    public void Parse_Document_IsATree(string text, string expected)
    {
        var decoded = Decoded.Of(XmlFormat.Instance, text);

        Assert.Empty(decoded.Problems);
        Assert.Equal(expected, decoded.Tree);
    }

    [Fact]
    public void Parse_OtherEncodings_AreRead()
    {
        const string latin = "<?xml version='1.0' encoding='ISO-8859-1'?><a>sécheresse</a>";
        const string wide = "<?xml version='1.0' encoding='UTF-16'?><a>nước</a>";

        Assert.Equal("""{"a":"sécheresse"}""", Decoded.Of(XmlFormat.Instance, Encoding.Latin1.GetBytes(latin)).Tree);
        Assert.Equal("""{"a":"nước"}""", Decoded.Of(XmlFormat.Instance, Encoding.Unicode.GetBytes(wide)).Tree);
        Assert.Equal("""{"a":"nước"}""", Decoded.Of(XmlFormat.Instance, [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(wide)]).Tree);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'x'><!ENTITY c '&b;&b;&b;'>]><a>&c;</a>")]
    [InlineData("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM 'http://127.0.0.1/'>]><a>&x;</a>")]
    public void Parse_DocumentType_IsRefused(string text)
    {
        var decoded = Decoded.Of(XmlFormat.Instance, text);

        Assert.Null(decoded.Tree);
        Assert.Contains("DTD", Assert.Single(decoded.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<a><b></a>")]
    [InlineData("<a>&undefined;</a>")]
    public void Parse_WhatIsNoXml_SaysSo(string text)
    {
        var decoded = Decoded.Of(XmlFormat.Instance, text);

        Assert.Null(decoded.Tree);
        Assert.StartsWith("not XML", Assert.Single(decoded.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_DeepNesting_IsRefused()
    {
        var decoded = Decoded.Of(XmlFormat.Instance, string.Concat(Enumerable.Repeat("<a>", 100_000)));

        Assert.Equal("nested deeper than 32 levels", Assert.Single(decoded.Problems));
    }
}
