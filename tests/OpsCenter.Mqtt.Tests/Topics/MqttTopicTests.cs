using OpsCenter.Mqtt.Topics;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Topics;

public sealed class MqttTopicTests
{
    [Theory]
    [InlineData("a/b", "a/b", true)]
    [InlineData("a/b", "a/B", false)]
    [InlineData("a/+", "a/b", true)]
    [InlineData("a/+", "a/", true)]
    [InlineData("a/+", "a", false)]
    [InlineData("a/+", "a/b/c", false)]
    [InlineData("a/#", "a", true)]
    [InlineData("a/#", "a/b/c", true)]
    [InlineData("a/#", "ab", false)]
    [InlineData("#", "a/b", true)]
    [InlineData("#", "/", true)]
    [InlineData("+/+", "/x", true)]
    [InlineData("+", "/x", false)]
    [InlineData("/+", "/x", true)]
    [InlineData("a/+/c/#", "a/b/c", true)]
    [InlineData("a/+/c/#", "a/b/d", false)]
    [InlineData("#", "$SYS/x", false)]
    [InlineData("+/x", "$SYS/x", false)]
    [InlineData("$SYS/#", "$SYS/x", true)]
    [InlineData("sông/+/mực-nước", "sông/Thái Bình/mực-nước", true)]
    public void Matches_FilterAndTopic_FollowsSection47(string filter, string topic, bool expected) =>
        Assert.Equal(expected, MqttTopic.Matches(filter, topic));

    [Theory]
    [InlineData("", false)]
    [InlineData("#", true)]
    [InlineData("a/#", true)]
    [InlineData("a#", false)]
    [InlineData("a/#/b", false)]
    [InlineData("+", true)]
    [InlineData("a/+/b", true)]
    [InlineData("a+", false)]
    [InlineData("+a", false)]
    [InlineData("/", true)]
    [InlineData("a\0b", false)]
    public void IsValidFilter_Filter_FollowsSection47(string filter, bool expected) => Assert.Equal(expected, MqttTopic.IsValidFilter(filter));

    [Theory]
    [InlineData("a/b", true)]
    [InlineData("/", true)]
    [InlineData("", false)]
    [InlineData("a/+", false)]
    [InlineData("#", false)]
    public void IsValidName_Topic_HasNoWildcards(string topic, bool expected) => Assert.Equal(expected, MqttTopic.IsValidName(topic.AsSpan()));
}
