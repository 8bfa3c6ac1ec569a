using System.Globalization;
using System.Text.Json;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>The closed days of the past month, newest first, by office.</summary>
internal sealed class DocumentsDaysBody(ProvinceModel model) : SystemBody(model, "documents/days.json", TimeSpan.FromHours(1))
{
    private const int Days = 31;
    private readonly DocumentsModel _offices = new(model);

    protected override void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
        var last = WorkDay.Of(at).AddDays(-1);
        var rows = Enumerable.Range(0, Days).Select(back => last.AddDays(-back)).Where(WorkDay.Is)
            .SelectMany(day => Sites(DocumentsModel.Department, DocumentsModel.District, DocumentsModel.Communes).Select(row => (row.Site, row.Code, Day: day)));
        Rows(json, "days", rows, row =>
        {
            var queue = _offices.Queue(row.Site).OfDay(row.Day);
            var sent = (int)(queue.Done * 0.6);
            json.WriteString("day", row.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("code", row.Code);
            json.WriteString("level", DocumentsModel.Level(row.Site));
            json.WriteNumber("in", queue.Received);
            json.WriteNumber("out", sent);
            json.WriteNumber("signed", (int)(sent * _offices.Signed(row.Site, row.Day)));
            json.WriteNumber("dossiers", queue.Done);
            json.WriteNumber("dossiersOnline", (int)(queue.Done * _offices.Online(row.Site, row.Day)));
            json.WriteNumber("meetings", _offices.Meetings(row.Site, row.Day));
            json.WriteNumber("paperless", _offices.Paperless(row.Site, row.Day));
            json.WriteNumber("opinionsAsked", _offices.Opinions(row.Site, row.Day));
            json.WriteNumber("opinionsAnswered", _offices.Answered(row.Site, row.Day));
        });
    }
}
