using System.Globalization;
using System.Text.Json;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>The newest requests as Open311 GeoReport v2 lists them. What came before the simulation is closed, so that a demonstration does not begin with a desk full.</summary>
internal sealed class CitizenRequestsBody(ProvinceModel model) : SystemBody(model, "citizen-reports/requests.json", TimeSpan.FromMinutes(1))
{
    private const int Kept = 40;
    private static readonly TimeSpan Slot = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan Answered = TimeSpan.FromMinutes(70);

    public override byte[] Write(DateTimeOffset at)
    {
        using var stream = new MemoryStream(4096);
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            var newest = at.UtcTicks / Slot.Ticks;
            for (var slot = newest; slot > newest - Kept; slot--)
            {
                var asked = new DateTimeOffset(slot * Slot.Ticks, TimeSpan.Zero) + (Slot * Draw("at", slot));
                if (asked <= at && Draw("any", slot) < Chance(asked))
                {
                    WriteRequest(json, slot, asked, at);
                }
            }

            json.WriteEndArray();
        }

        return stream.ToArray();
    }

    private void WriteRequest(Utf8JsonWriter json, long slot, DateTimeOffset asked, DateTimeOffset at)
    {
        var desks = Sites(CitizenModel.Desk).ToArray();
        if (desks.Length == 0)
        {
            return;
        }

        var desk = desks[(int)(desks.Length * Draw("desk", slot))].Site;
        var service = CitizenModel.Services[(int)(CitizenModel.Services.Length * Draw("service", slot))];
        var closed = Model.Since(asked) < TimeSpan.Zero || at - asked > Answered;
        json.WriteStartObject();
        json.WriteString("service_request_id", string.Create(CultureInfo.InvariantCulture, $"PA-{slot}"));
        json.WriteString("status", closed ? "closed" : "open");
        json.WriteString("service_code", service.Code);
        json.WriteString("service_name", service.Name);
        json.WriteString("agency_responsible", desk.Devices[0]);
        json.WriteString("requested_datetime", Local(asked));
        json.WriteString("updated_datetime", Local(closed && Model.Since(asked) >= TimeSpan.Zero ? asked + Answered : asked));
        json.WriteString("expected_datetime", Local(asked.AddDays(7)));
        json.WriteString("address", string.Create(CultureInfo.InvariantCulture, $"Số {1 + (int)(180 * Draw("number", slot))}, gần trụ sở UBND"));
        json.WriteNumber("lat", Math.Round(desk.Latitude + (0.03 * (Draw("lat", slot) - 0.5)), 5));
        json.WriteNumber("long", Math.Round(desk.Longitude + (0.03 * (Draw("long", slot) - 0.5)), 5));
        json.WriteEndObject();
    }

    /// <summary>One in about an hour by day, hardly any by night.</summary>
    private static double Chance(DateTimeOffset at) => 0.05 + (0.35 * Math.Max(Shape.Bell(Shape.Hour(at), 9, 3.5), Shape.Bell(Shape.Hour(at), 18.5, 3)));

    private double Draw(string what, long slot) => Model.Noise.Uniform($"citizens/{what}", slot);
}
