package dev.atelier.s3;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The settings of the store; the only home of their defaults. */
@ObjectClassDefinition(
        name = "Files in S3",
        description = "An asset store in a bucket. What lies on disk stays readable there")
@interface S3Config {
    @AttributeDefinition(name = "Bucket", description = "Where new files go. It must exist. Empty: files stay on disk")
    String bucket() default "";

    @AttributeDefinition(
            name = "New files",
            description = "Whether new files go there. Without, they go to disk, and those in the bucket stay readable")
    boolean newFiles() default true;

    @AttributeDefinition(
            name = "Prefix",
            description =
                    "What all keys begin with, for example atelier/. Platforms that do not share their asset index"
                            + " must not share a prefix")
    String prefix() default "";

    @AttributeDefinition(name = "Region", description = "The bucket's region")
    String region() default "us-east-1";

    @AttributeDefinition(
            name = "Endpoint",
            description = "https://host:port of a server that speaks S3. Empty: Amazon's for the region")
    String endpoint() default "";

    @AttributeDefinition(
            name = "Public endpoint",
            description = "The endpoint as clients reach it, for presigned addresses. Empty: the endpoint")
    String publicEndpoint() default "";

    @AttributeDefinition(
            name = "Path style",
            description =
                    "Name the bucket in the path instead of the host, as most servers other than Amazon's want it")
    boolean pathStyle() default false;

    @AttributeDefinition(
            name = "Access key",
            description = "The id of the key. Empty: what the machine gives, as AWS_ACCESS_KEY_ID, a profile or a role")
    String accessKey() default "";

    @AttributeDefinition(name = "Secret key", description = "Usually $[secret:s3]", type = AttributeType.PASSWORD)
    String secretKey() default "";

    @AttributeDefinition(
            name = "Server-side encryption",
            description = "What the server is asked to encrypt files with; none: as the bucket is set",
            options = {
                @Option(label = "none", value = "none"),
                @Option(label = "AES256", value = "AES256"),
                @Option(label = "aws:kms", value = "aws:kms")
            })
    String serverSideEncryption() default "none";

    @AttributeDefinition(name = "KMS key", description = "With aws:kms: the id of the key. Empty: the account's own")
    String kmsKeyId() default "";

    @AttributeDefinition(
            name = "Part",
            description = "MiB; what is larger is sent in parts of this size while it arrives. Up to 10,000 parts",
            min = "5",
            max = "1024")
    int partMegabytes() default 8;

    @AttributeDefinition(name = "Connect time-out", description = "Milliseconds", min = "100")
    int connectTimeoutMillis() default 5000;

    @AttributeDefinition(name = "Time-out", description = "Milliseconds for which an answer may be silent", min = "100")
    int timeoutMillis() default 30000;

    @AttributeDefinition(
            name = "Patience",
            description = "Seconds for which storing a file is tried again while the server does not answer: the file"
                    + " may be paid for",
            min = "0",
            max = "3600")
    int patienceSeconds() default 60;

    @AttributeDefinition(
            name = "Presigned",
            description = "Minutes for which an address is good to which clients are sent for a file's bytes. 0: the"
                    + " platform passes the bytes on itself",
            min = "0",
            max = "10080")
    int presignedMinutes() default 0;

    @AttributeDefinition(
            name = "Collect",
            description = "Delete files under the prefix that no asset tells of. Only where every platform that writes"
                    + " there shares one asset index")
    boolean collect() default false;
}
