using System.IO.Compression;
using System.Text;
using OpsCenter.Core.Access;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Incidents.Attachments;
using OpsCenter.Storage.Relational;
using OpsCenter.Storage.Tests.Relational;
using Xunit;

namespace OpsCenter.Storage.Tests.Incidents;

/// <summary>Files that people bring: what is kept, and what is refused.</summary>
public sealed class AttachmentTests(PostgresServer postgres) : RelationalSuite(postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Add_Picture_ComesBackByteForByte(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var bench = new IncidentBench(database);
        var number = await bench.OpenAsync();

        var added = await AddAsync(bench, number, "kè sạt.png", Png);

        Assert.Equal((AttachmentOutcome.Done, "kè sạt.png", "image/png", 11L), (added.Outcome, added.Attachment!.FileName, added.Attachment.ContentType, added.Attachment.Size));
        var file = await bench.ReadAsync(number);
        Assert.Equal(added.Attachment, Assert.Single(file.Attachments));
        Assert.Equal(IncidentEntryKind.AttachmentAdded, file.Timeline[^1].Kind);
        var found = await new IncidentBench(database).Attachments.OpenAsync(IncidentBench.Minh, number, added.Attachment.Id, None);
        await using var content = found!.Value.Content;
        using var read = new MemoryStream();
        await content.CopyToAsync(read);
        Assert.Equal(Png, read.ToArray());
        Assert.Null(await bench.Attachments.OpenAsync(Caller.Anonymous, number, added.Attachment.Id, None));
        Assert.Null(await bench.Attachments.OpenAsync(IncidentBench.Minh, number, "../../ops.db", None));
    }

    [Theory]
    [InlineData("a.png", "<html><script>alert(1)</script>")]
    [InlineData("a.svg", "<svg onload='alert(1)'/>")]
    [InlineData("a.html", "hello")]
    [InlineData("a.txt", "see <SCRIPT>alert(1)</script>")]
    [InlineData("a.csv", "\u0000\u0001")]
    [InlineData("a.pdf", "not a pdf")]
    [InlineData("a.docx", "PK\u0003\u0004 not a package")]
    [InlineData("a.png.exe", "MZ")]
    [InlineData("a", "text")]
    public async Task Add_WhatItsNameDoesNotSay_IsRefused(string name, string content)
    {
        await using var database = await MigratedAsync(RelationalProvider.Sqlite);
        var bench = new IncidentBench(database);
        var number = await bench.OpenAsync();

        Assert.Equal(AttachmentOutcome.WrongKind, (await AddAsync(bench, number, name, Encoding.UTF8.GetBytes(content))).Outcome);
        Assert.Empty((await bench.ReadAsync(number)).Attachments);
    }

    [Fact]
    public async Task Add_PictureUnderAnotherPicturesName_IsRefused()
    {
        await using var database = await MigratedAsync(RelationalProvider.Sqlite);
        var bench = new IncidentBench(database);
        var number = await bench.OpenAsync();

        Assert.Equal(AttachmentOutcome.WrongKind, (await AddAsync(bench, number, "a.jpg", Png)).Outcome);
        Assert.Equal(AttachmentOutcome.Empty, (await AddAsync(bench, number, "a.png", [])).Outcome);
        Assert.Equal(AttachmentOutcome.TooLarge, (await AddAsync(bench, number, "a.png", [.. Png, .. new byte[10 * 1024 * 1024]])).Outcome);
        Assert.Equal(AttachmentOutcome.NotFound, (await AddAsync(bench, "2026-999999", "a.png", Png)).Outcome);
        using var content = new MemoryStream(Png);
        Assert.Equal(AttachmentOutcome.Forbidden, (await bench.Attachments.AddAsync(Caller.Person("nam", [Role.Viewer]), number, "a.png", content, None)).Outcome);
    }

    [Theory]
    [InlineData("word/document.xml", null, true)]
    [InlineData("xl/workbook.xml", null, false)]
    [InlineData("word/document.xml", "word/vbaProject.bin", false)]
    public void Judge_OfficeDocument_LooksInside(string part, string? more, bool kept)
    {
        using var package = new MemoryStream();
        using (var archive = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in new[] { "[Content_Types].xml", part, more }.OfType<string>())
            {
                archive.CreateEntry(name);
            }
        }

        Assert.Equal(kept, AttachmentKinds.Judge("a.docx", package.ToArray()) is not null);
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\Users\\lan\\ảnh.png", "ảnh.png")]
    [InlineData("..\\..\\.htaccess", "htaccess")]
    [InlineData("a\r\nX-Evil: 1\".png", "file.png")]
    [InlineData("", "file")]
    public void CleanName_WhateverItIs_NamesNoOtherPlace(string name, string expected)
    {
        var clean = AttachmentKinds.CleanName(name);

        Assert.DoesNotContain(clean, letter => char.IsControl(letter) || letter is '/' or '\\' or '"');
        if (!name.Contains('\n', StringComparison.Ordinal))
        {
            Assert.Equal(expected, clean);
        }
    }

    private static async Task<AttachmentResult> AddAsync(IncidentBench bench, string number, string name, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return await bench.Attachments.AddAsync(IncidentBench.Lan, number, name, stream, None);
    }
}
