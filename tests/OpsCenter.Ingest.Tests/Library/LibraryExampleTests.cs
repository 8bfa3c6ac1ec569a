using System.Text;
using OpsCenter.Ingest.Tests.Mapping;
using Xunit;

namespace OpsCenter.Ingest.Tests.Library;

/// <summary>The examples of docs/mapping.md, one per family at least, so that the page says what is true.</summary>
public sealed class LibraryExampleTests
{
    private readonly MappingHarness _library = LibraryHarness.Create();

    [Theory]
    [InlineData("tele/pump/SENSOR", """{"Time":"2026-11-22T09:00:00","SI7021":{"Temperature":77,"Humidity":60},"TempUnit":"F"}""", "climate,device=pump,sensor=SI7021 temperature = 25|climate,device=pump,sensor=SI7021 humidity = 60")]
    [InlineData("tele/pump/LWT", "Offline", "device,device=pump online = 0")]
    [InlineData("tele/pump/STATE", """{"Time":"2026-11-22T09:00:00","UptimeSec":60,"POWER":"ON","Wifi":{"RSSI":70,"Signal":-65}}""", "device,device=pump uptime = 60|device,device=pump rssi = -65|switch,device=pump on = 1")]
    [InlineData("shelly/s1/status", """{"switch:0":{"output":true,"apower":12.5,"voltage":229}}""", "switch,component=switch:0,device=s1 on = 1|power,component=switch:0,device=s1 active = 12.5|power,component=switch:0,device=s1 voltage = 229")]
    [InlineData("s1/status/switch:0", """{"id":0,"output":false}""", "switch,component=switch:0,device=s1 on = 0")]
    [InlineData("s1/online", "true", "device,device=s1 online = 1")]
    [InlineData("zigbee2mqtt/park/lamp 1", """{"state":"ON","battery":81}""", "switch,device=park/lamp\\ 1 on = 1|device,device=park/lamp\\ 1 battery_percent = 81")]
    [InlineData("zigbee2mqtt/park/lamp 1/availability", """{"state":"offline"}""", "device,device=park/lamp\\ 1 online = 0")]
    [InlineData("zigbee2mqtt/park/lamp 1/set", """{"state":"ON"}""", "")]
    [InlineData("zigbee2mqtt/door", """{"contact":false}""", "contact,device=door open = 1")]
    [InlineData("homie/5/car/engine/temperature", "21.5", "homie,device=car,node=engine,property=temperature value = 21.5")]
    [InlineData("homie/5/car/$state", "lost", "device,device=car online = 0")]
    [InlineData("senml/gw/room", """[{"bn":"urn:dev:p7:","n":"temp","u":"Cel","v":31.2}]""", "climate,device=urn:dev:p7 temperature = 31.2")]
    [InlineData("/ul/key/d7/attrs", "t|31.2|h|70", "climate,device=d7 temperature = 31.2|climate,device=d7 humidity = 70")]
    [InlineData("sensorcommunity/esp9", """{"sensordatavalues":[{"value_type":"SDS_P2","value":"12.3"},{"value_type":"SDS_P1","value":"20"}]}""", "air,device=esp9 pm10 = 20|air,device=esp9 pm25 = 12.3")]
    [InlineData("purpleair/sensors", """{"fields":["sensor_index","pm2.5"],"data":[[77,9.1],[78,null]]}""", "air,device=77 pm25 = 9.1")]
    [InlineData("owntracks/an/phone", """{"_type":"location","lat":20.94,"lon":106.33,"tst":1795312800}""", "position,device=phone longitude = 106.33|position,device=phone latitude = 20.94")]
    [InlineData("v3/app@tenant/devices/n1/up", """{"uplink_message":{"decoded_payload":{"temperature":30},"f_cnt":8}}""", "climate,device=n1 temperature = 30")]
    [InlineData("application/a/device/n1/event/up", """{"deviceInfo":{"deviceProfileName":"EM500-UDL"},"data":"A4LoAw=="}""", "distance,device=n1 distance = 1")]
    [InlineData("application/a/device/n1/event/up", """{"deviceInfo":{"deviceProfileName":"DL-MBX"},"data":"AgABAAIMgA=="}""", "device,device=n1 battery = 3.2")]
    [InlineData("frigate/gate/motorcycle", "12", "camera,device=gate,label=motorcycle objects = 12")]
    [InlineData("dataq/occupancy/c1", """{"occupancy":{"Human":2,"Bus":1},"timestamp":1795312800000}""", "camera,device=c1,label=person objects = 2|camera,device=c1,label=bus objects = 1")]
    [InlineData("anpr/openalpr", """{"data_type":"alpr_group","camera_id":7,"best_uuid":"u1","epoch_start":1795312800000,"best_plate_number":"34A12345"}""", "camera.plate None 7 'Biển số tại 7' #u1")]
    [InlineData("double-take/matches/an", """{"id":"m1","camera":"hall","timestamp":"2026-11-22T01:59:00Z","match":{"name":"an","match":true,"confidence":99}}""", "camera.face None hall 'Nhận diện khuôn mặt tại hall' #m1")]
    [InlineData("onvif/c1", "<t:MetadataStream xmlns:t='u'><t:Event><t:NotificationMessage><t:Topic D='x'>tns1:Motion</t:Topic><t:Message><t:Message UtcTime='2026-11-22T01:59:00Z'><t:Data><t:SimpleItem Name='state' Value='true'/></t:Data></t:Message></t:Message></t:NotificationMessage></t:Event></t:MetadataStream>", "camera,device=c1,rule=tns1:Motion motion = 1")]
    [InlineData("ngsi/s1", """{"id":"p1","type":"OffStreetParking","availableSpotNumber":12}""", "parking,device=p1 free = 12")]
    [InlineData("ngsi/s1", """{"id":"a1","type":"AirQualityObserved","co":{"type":"Property","value":0.5,"unitCode":"GP"}}""", "air,device=a1 co = 500")]
    [InlineData("v1.1/Datastreams(3)/Observations", """{"result":7.5,"phenomenonTime":"2026-11-22T01:50:00Z/2026-11-22T01:59:00Z"}""", "observation,device=Datastreams(3) value = 7.5")]
    [InlineData("cap/met", "<alert><identifier>A1</identifier><sender>s</sender><sent>2026-11-22T08:00:00+07:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope><info><severity>Severe</severity><headline>Lũ trên sông Thái Bình</headline></info></alert>", "warning.Alert High met 'Lũ trên sông Thái Bình' #A1")]
    [InlineData("cap/met", "<alert><identifier>A1</identifier><sender>s</sender><sent>2026-11-22T08:00:00+07:00</sent><status>Exercise</status><msgType>Alert</msgType><scope>Public</scope></alert>", "")]
    [InlineData("open311/requests.json", """[{"service_request_id":"9","service_name":"Đèn hỏng","requested_datetime":"2026-11-22T08:00:00+07:00","address":"12 Trần Hưng Đạo"}]""", "citizen.request None  'Đèn hỏng: 12 Trần Hưng Đạo' #open311-9")]
    [InlineData("suricata/ids1/eve-lines", "{\"timestamp\":\"2026-11-22T08:59:00+0700\",\"event_type\":\"alert\",\"flow_id\":1,\"src_ip\":\"a\",\"dest_ip\":\"b\",\"alert\":{\"signature\":\"S\",\"signature_id\":5,\"severity\":1}}\n{\"event_type\":\"flow\",\"timestamp\":\"2026-11-22T08:59:00+0700\"}\n", "soc.alert High ids1 'S: a → b' #ids1-1-5-2026-11-22T08:59:00+0700")]
    [InlineData("syslog/r1", "<163>1 2026-11-22T02:00:00Z fw1 kernel - - - link down", "syslog.local4 Medium fw1 'kernel: link down'")]
    [InlineData("metrics/host1", "# TYPE node_load1 gauge\nnode_load1 0.42\nnode_filesystem_avail_bytes{mountpoint=\"/\"} 5e9\ngo_goroutines 12\n", "host,device=host1 load1 = 0.42|host,device=host1,mount=/ disk_free = 5")]
    [InlineData("siem/alertmanager", """{"alerts":[{"status":"resolved","fingerprint":"f","startsAt":"2026-11-22T01:00:00Z","endsAt":"2026-11-22T01:59:00Z","labels":{"alertname":"Down","severity":"critical","host":"h"},"annotations":{"summary":"xong"}}]}""", "monitoring.resolved Critical h 'Down: xong' #f-2026-11-22T01:00:00Z")]
    public void Decode_Example_BecomesWhatThePageSays(string topic, string payload, string expected)
    {
        var shown = LibraryHarness.Shown(_library.Decode(topic, Encoding.UTF8.GetBytes(payload)));

        var lines = shown.Select(line => expected.Contains('#', StringComparison.Ordinal) ? line : line.Split(" #")[0]);
        Assert.Equal(expected, string.Join('|', lines));
    }

    [Theory]
    [InlineData("tele/pump/SENSOR", """{"error":"busy"}""")]
    [InlineData("purpleair/sensor", """{"error":"ApiKeyInvalidError","description":"x"}""")]
    [InlineData("senml/gw", """{"error":1}""")]
    [InlineData("ngsi/s1", """{"error":"NotFound"}""")]
    [InlineData("metrics/h", "<html><body>502 Bad Gateway</body></html>")]
    [InlineData("cap/met", "<html><body>502 Bad Gateway</body></html>")]
    [InlineData("open311/requests.xml", "<errors><error><code>404</code></error></errors>")]
    [InlineData("anpr/fflpr", """{"status":"error"}""")]
    public void Decode_ErrorBody_IsNeverData(string topic, string payload)
    {
        var decoded = _library.Decode(topic, payload);

        Assert.Empty(decoded.Readings);
        Assert.Empty(decoded.Events);
        Assert.NotEmpty(decoded.Rejected);
    }

    [Fact]
    public void EveryFile_IsNamedInThePage()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "docs", "mapping.md"));

        Assert.All(LibraryHarness.Files, file => Assert.Contains($"`{Path.GetFileNameWithoutExtension(file)}`", page, StringComparison.Ordinal));
    }
}
