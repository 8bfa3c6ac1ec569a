using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using OpsCenter.App.Api.Csv;
using OpsCenter.Core.Sheets;

namespace OpsCenter.App.Api.Sheets;

/// <summary>A sheet as a file to fill in: Vietnamese headings, its rows, what is filed, and a second page that says what is allowed.</summary>
internal sealed class SheetTemplate(SheetPage page, bool csv) : IResult
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private readonly SheetConfig _sheet = page.Frame.Sheet;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var name = $"{_sheet.Id}-{page.Frame.Period.Text}.{(csv ? "csv" : "xlsx")}";
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        await using var buffer = new FileBufferingWriteStream();
        if (csv)
        {
            httpContext.Response.ContentType = "text/csv; charset=utf-8; header=present";
            WriteCsv(buffer);
        }
        else
        {
            httpContext.Response.ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            new SheetWorkbook("Số liệu", Headings(), [.. Rows()], Allowed(), Guide()).Write(buffer);
        }

        await buffer.DrainBufferAsync(httpContext.Response.Body, httpContext.RequestAborted);
    }

    /// <summary>Semicolons, because Excel in Vietnamese parts cells by them, and the mark that makes it read UTF-8.</summary>
    private void WriteCsv(Stream target)
    {
        using var writer = new StreamWriter(target, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(';', Headings().Select(Quoted)));
        foreach (var row in Rows())
        {
            writer.WriteLine(string.Join(';', row.Select(cell => cell switch
            {
                double number => number.ToString("0.##########", Vietnamese),
                string text => Quoted(text),
                _ => "",
            })));
        }
    }

    private static string Quoted(string text) =>
        CsvCell.Text(text) is var safe && safe.Contains(';', StringComparison.Ordinal) && !safe.StartsWith('"') ? $"\"{safe}\"" : CsvCell.Text(text);

    private List<string> Headings() =>
    [
        .. _sheet.Keys.Select(key => key.Name.Vi),
        .. _sheet.Columns.Select(column => $"{column.Name.Vi}{(column.Unit.Length > 0 ? $" ({column.Unit})" : "")}{(column.Required ? " *" : "")}"),
    ];

    private IEnumerable<IReadOnlyList<object?>> Rows()
    {
        var stored = page.Stored.ToDictionary(line => line.Id, StringComparer.Ordinal);
        var all = page.Frame.Rows.Concat(page.Stored.Select(line => line.Keys)).DistinctBy(SheetLine.IdOf);
        foreach (var keys in all)
        {
            var values = stored.GetValueOrDefault(SheetLine.IdOf(keys))?.Values;
            yield return
            [
                .. keys.Select((id, key) => page.Frame.KeyName(key, id).Vi),
                .. _sheet.Columns.Select(column => values?.GetValueOrDefault(column.Id) is { } value ? Cell(column, value) : null),
            ];
        }
    }

    private static object Cell(SheetColumn column, string value) =>
        column.IsFigure ? double.Parse(value, CultureInfo.InvariantCulture)
        : column.Kind == SheetColumnKind.Date && DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day) ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
        : column.Choices.FirstOrDefault(choice => choice.Id == value)?.Name.Vi ?? value;

    private List<IReadOnlyList<string>> Allowed() =>
    [
        .. _sheet.Keys.Select((key, at) => (IReadOnlyList<string>)[.. page.Frame.Choices[at].Select(choice => choice.Name.Vi)]),
        .. _sheet.Columns.Select(column => (IReadOnlyList<string>)[.. column.Choices.Select(choice => choice.Name.Vi)]),
    ];

    private List<IReadOnlyList<object?>> Guide()
    {
        List<IReadOnlyList<object?>> rows =
        [
            [_sheet.Name.Vi, page.Frame.Period.Name.Vi],
            [_sheet.Explain?.Vi],
            ["Số viết như 1.234,5 hoặc 1234.5; ô có công thức được đọc theo kết quả. Không đổi dòng tiêu đề. Cột có dấu * là bắt buộc."],
            [],
            ["Cột", "Đơn vị", "Nhỏ nhất", "Lớn nhất", "Giá trị được phép"],
        ];
        rows.AddRange(_sheet.Keys.Select((key, at) => (IReadOnlyList<object?>)[key.Name.Vi, null, null, null, key.Kind == SheetKeyKind.Free ? "tự ghi" : string.Join("; ", page.Frame.Choices[at].Select(choice => choice.Name.Vi))]));
        rows.AddRange(_sheet.Columns.Select(column => (IReadOnlyList<object?>)
        [
            column.Name.Vi, column.Unit, column.Min, column.Max,
            column.Kind switch
            {
                SheetColumnKind.Whole => "số nguyên",
                SheetColumnKind.Date => "ngày, ví dụ 22/11/2026",
                SheetColumnKind.Text when column.Choices.Count > 0 => string.Join("; ", column.Choices.Select(choice => choice.Name.Vi)),
                SheetColumnKind.Text => "chữ",
                _ => "số",
            },
        ]));
        rows.AddRange(_sheet.Checks.Select(check => (IReadOnlyList<object?>)["Kiểm tra", null, null, null, check.Text?.Vi ?? check.Rule]));
        return rows;
    }
}
