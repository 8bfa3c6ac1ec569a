using System.Globalization;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>A feed of the bus operator in GTFS-realtime 2.0: a protobuf FeedMessage. Numbers of fields are the specification's.</summary>
internal abstract class TransitFeed(ProvinceModel model, string path, TimeSpan step) : SystemBody(model, path, step)
{
    /// <inheritdoc/>
    public override string ContentType => "application/x-protobuf";

    protected BusModel Buses { get; } = new(model);

    protected static void Header(ProtobufWriter feed, DateTimeOffset at) => feed.Message(1, header =>
    {
        header.Text(1, "2.0");
        header.Number(2, 0);
        header.Number(3, at.ToUnixTimeSeconds());
    });

    protected static void Trip(ProtobufWriter into, int field, BusTrip trip) => into.Message(field, one =>
    {
        one.Text(1, trip.Id);
        one.Text(2, Shape.Local(trip.Departs).ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        one.Text(3, Shape.Local(trip.Departs).ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        one.Number(4, 0);
        one.Text(5, trip.Bus.RouteId);
        one.Number(6, trip.IsBack ? 1 : 0);
    });

    protected static void Vehicle(ProtobufWriter into, int field, Bus bus) => into.Message(field, one =>
    {
        one.Text(1, bus.Device);
        one.Text(2, string.Create(CultureInfo.InvariantCulture, $"Xe {bus.Number + 1}, tuyến {bus.RouteId}"));
    });
}
