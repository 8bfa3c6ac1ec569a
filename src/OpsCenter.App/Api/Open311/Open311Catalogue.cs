using System.Globalization;
using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Citizens;

namespace OpsCenter.App.Api.Open311;

/// <summary>The list of services, open to everybody, in the reader's language.</summary>
internal sealed class Open311Catalogue(ILiveConfig<CitizenServices> services, Open311Jurisdiction jurisdiction)
{
    public IResult List(HttpContext context, string format)
    {
        if (jurisdiction.Refuse(context.Request.Query["jurisdiction_id"]) is { } failure)
        {
            return Open311Answer.Of(failure, format);
        }

        var language = CultureInfo.CurrentUICulture;
        return Open311Answer.Of(
            services.Current.All.Select(service => new Open311Item
            {
                { "service_code", service.Code },
                { "service_name", service.Name.For(language) },
                { "description", service.Description?.For(language) ?? "" },
                { "metadata", false },
                { "type", "realtime" },
                { "keywords", string.Join(',', service.Keywords) },
                { "group", service.Group?.For(language) ?? "" },
            }),
            "services",
            "service",
            format);
    }
}
