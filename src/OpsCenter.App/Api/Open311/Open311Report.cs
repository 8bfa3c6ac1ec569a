using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using Microsoft.Extensions.Localization;
using OpsCenter.App.Resources;
using OpsCenter.Ingest.Citizens;

namespace OpsCenter.App.Api.Open311;

/// <summary>Reads a citizen's report out of the posted form.</summary>
internal sealed class Open311Report(CitizenServices services, IStringLocalizer<Open311Texts> texts)
{
    private const int MaxDescription = 4_000;
    private const int MaxText = 300;
    private const int MaxAddress = 2_000;
    private static readonly string[] PlainTexts = ["address_id", "email", "device_id", "account_id", "first_name", "last_name", "phone"];
    private readonly JsonObject _report = [];
    private Open311Failure? _failure;

    /// <summary>The report with the names it is kept by, or what is wrong with the form.</summary>
    public (JsonObject? Report, Open311Failure? Failure) Read(IFormCollection form)
    {
        ReadService(form);
        ReadPlace(form);
        Keep(form, "description", "description", MaxDescription);
        ReadMedia(form);
        foreach (var name in PlainTexts)
        {
            Keep(form, name, name, MaxText);
        }

        if (form.Files.Count > 0)
        {
            Fail(StatusCodes.Status400BadRequest, "Error.Files");
        }

        return _failure is null ? (_report, null) : (null, _failure);
    }

    private void ReadService(IFormCollection form)
    {
        if (Text(form, "service_code") is not { } code)
        {
            Fail(StatusCodes.Status400BadRequest, "Error.ServiceMissing");
        }
        else if (services.Find(code) is null)
        {
            Fail(StatusCodes.Status404NotFound, "Error.ServiceUnknown", code);
        }
        else
        {
            _report["service_code"] = code;
        }
    }

    private void ReadPlace(IFormCollection form)
    {
        var (latitude, longitude) = (Text(form, "lat"), Text(form, "long"));
        if (latitude is not null && longitude is not null)
        {
            if (Degrees(latitude, 90) is { } north && Degrees(longitude, 180) is { } east)
            {
                (_report["lat"], _report["long"]) = (north, east);
            }
            else
            {
                Fail(StatusCodes.Status400BadRequest, "Error.Position");
            }
        }
        else if ((latitude ?? longitude ?? Text(form, "address_string") ?? Text(form, "address_id")) is null || latitude is not null || longitude is not null)
        {
            Fail(StatusCodes.Status400BadRequest, "Error.Place");
        }

        Keep(form, "address_string", "address", MaxAddress);
    }

    private void ReadMedia(IFormCollection form)
    {
        if (Text(form, "media_url") is not { } media)
        {
            return;
        }

        if (media.Length <= MaxAddress && Uri.TryCreate(media, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp))
        {
            _report["media_url"] = media;
        }
        else
        {
            Fail(StatusCodes.Status400BadRequest, "Error.Media");
        }
    }

    private void Keep(IFormCollection form, string field, string name, int longest)
    {
        if (Text(form, field) is not { } text)
        {
            return;
        }

        if (text.Length > longest)
        {
            Fail(StatusCodes.Status400BadRequest, "Error.TooLong", field, longest);
        }

        _report[name] = text;
    }

    /// <summary>Without the characters that XML, one of our answers, cannot hold. Null where it is blank.</summary>
    private static string? Text(IFormCollection form, string name)
    {
        var text = form[name].ToString().Trim();
        text = text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Where((letter, at) => XmlConvert.IsXmlChar(letter) || IsHalfOfPair(text, at)));
        return text.Length == 0 ? null : text;
    }

    private static bool IsHalfOfPair(string text, int at) =>
        char.IsHighSurrogate(text[at]) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) : char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1]);

    private static double? Degrees(string text, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most ? degrees : null;

    private void Fail(int code, string text, params object[] values) => _failure ??= new Open311Failure(code, texts[text, values]);
}
