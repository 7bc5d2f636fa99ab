<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context>
    <name>Actions</name>
    <message>
        <source>Enter a number</source>
        <translation>输入号码</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>接听</translation>
    </message>
    <message>
        <source>Hold or resume</source>
        <translation>保持 / 恢复通话</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Finish wrap-up</source>
        <translation>完成整理</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转接</translation>
    </message>
    <message>
        <source>End the call</source>
        <translation>挂断</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>下一位客户</translation>
    </message>
    <message>
        <source>Previous customer</source>
        <translation>上一位客户</translation>
    </message>
    <message>
        <source>Close the customer</source>
        <translation>关闭客户</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>Open customers</source>
        <translation>已打开的客户</translation>
    </message>
    <message>
        <source>My tickets</source>
        <translation>我的工单</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>撰写</translation>
    </message>
    <message>
        <source>Orders and deliveries</source>
        <translation>订单与配送</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>Tickets of the customer</source>
        <translation>客户工单</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Filter the timeline</source>
        <translation>筛选时间线</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Internal or to the customer</source>
        <translation>内部 / 对客户</translation>
    </message>
    <message>
        <source>Search and command</source>
        <translation>搜索与命令</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Ask the offices now</source>
        <translation>立即同步各系统</translation>
    </message>
    <message>
        <source>Go to the call</source>
        <translation>转到通话</translation>
    </message>
    <message>
        <source>Go to the outbox</source>
        <translation>转到待发送</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>Ages</name>
    <message>
        <source>no office gives this</source>
        <translation>没有系统提供此数据</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>%1 unreachable</source>
        <translation>%1 无法连接</translation>
    </message>
    <message>
        <source>%1 unreachable since %2</source>
        <translation>%1 自 %2 起无法连接</translation>
    </message>
    <message>
        <source>%n s</source>
        <translation>%n 秒</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1后</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>date of this year</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>date of another year</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
</context>
<context>
    <name>Troubles</name>
    <message>
        <source>{office} cannot be reached. The desk goes on with what it has and tries again.</source>
        <translation>无法连接 {office}。工作台先用已有数据,并会继续尝试。</translation>
    </message>
    <message>
        <source>{office} took too long to answer. The desk tries again.</source>
        <translation>{office} 响应超时,工作台会再试。</translation>
    </message>
    <message>
        <source>{office} refused the user name or password. Check them in the settings.</source>
        <translation>{office} 拒绝了用户名或密码,请在设置中检查。</translation>
    </message>
    <message>
        <source>{office} has locked this sign-in for some minutes after wrong passwords. Wait, then try again.</source>
        <translation>密码多次错误,{office} 已暂时锁定登录。请过几分钟再试。</translation>
    </message>
    <message>
        <source>There is no password for {office} yet. Store one with: callcenter credentials set {office}</source>
        <translation>还没有 {office} 的密码。请用此命令保存:callcenter credentials set {office}</translation>
    </message>
    <message>
        <source>{office} does not allow this user to read {what}.</source>
        <translation>{office} 不允许该用户读取 {what}。</translation>
    </message>
    <message>
        <source>There is nothing the desk knows at the address of {office}. Check its URL and database.</source>
        <translation>{office} 的地址上没有可识别的系统。请检查网址和数据库。</translation>
    </message>
    <message>
        <source>{office} answered with a web page instead of data. Check its address, or a sign-in page in between.</source>
        <translation>{office} 返回了网页而不是数据。请检查地址,或中间是否有登录页面。</translation>
    </message>
    <message>
        <source>The answer of {office} was cut off or unreadable. The desk asks again.</source>
        <translation>{office} 的回复不完整或无法读取,工作台会重新请求。</translation>
    </message>
    <message>
        <source>{office} sent more than the desk accepts at once. Nothing was taken over.</source>
        <translation>{office} 一次发来的数据过多,未采用任何内容。</translation>
    </message>
    <message>
        <source>{office} has a fault of its own. The desk tries again.</source>
        <translation>{office} 自身出现故障,工作台会再试。</translation>
    </message>
    <message>
        <source>{office} asks to wait. The desk tries again later.</source>
        <translation>{office} 要求稍候,工作台稍后再试。</translation>
    </message>
    <message>
        <source>{office} said no: {reason}</source>
        <translation>{office} 拒绝了请求:{reason}</translation>
    </message>
    <message>
        <source>Somebody changed this in {office} first.</source>
        <translation>有人已先在 {office} 中修改了此项。</translation>
    </message>
    <message>
        <source>{office} suddenly lists {missing} of {known} {what} as gone. Nothing was removed here; check the office.</source>
        <translation>{office} 突然报告 {known} 条 {what} 中有 {missing} 条消失。此处未删除任何数据,请检查该系统。</translation>
    </message>
    <message>
        <source>{office} is another server than before. Nothing is removed here until you accept it.</source>
        <translation>{office} 已不是原来的服务器。在您确认之前,此处不会删除任何数据。</translation>
    </message>
    <message>
        <source>The address of {office} is not https. Customer data is not sent in clear.</source>
        <translation>{office} 的地址不是 https。客户数据不会明文发送。</translation>
    </message>
    <message>
        <source>The certificate of {office} is not trusted. Nothing was sent.</source>
        <translation>{office} 的证书不受信任,未发送任何内容。</translation>
    </message>
    <message>
        <source>No connector named {connector} is installed (asked for by office {office}).</source>
        <translation>未安装名为 {connector} 的连接器(系统 {office} 需要它)。</translation>
    </message>
    <message>
        <source>The store {path} is damaged. It was left as it is; see callcenter doctor.</source>
        <translation>本地数据 {path} 已损坏,保持原样未动;请运行 callcenter doctor 查看。</translation>
    </message>
    <message>
        <source>The store {path} is in use by another program. Close it and try again.</source>
        <translation>本地数据 {path} 正被其他程序使用。请关闭后再试。</translation>
    </message>
    <message>
        <source>The store {path} was written by a newer desk. Update this desk; nothing was changed.</source>
        <translation>本地数据 {path} 由更新版本写入。请更新工作台;未作任何改动。</translation>
    </message>
    <message>
        <source>The store {path} cannot be written. Check the rights of the folder.</source>
        <translation>无法写入本地数据 {path}。请检查文件夹权限。</translation>
    </message>
    <message>
        <source>There is no room left on the disk of {path}. Make room; nothing was lost.</source>
        <translation>{path} 所在磁盘已满。请腾出空间;数据没有丢失。</translation>
    </message>
    <message>
        <source>The settings file {path} cannot be read: {reason}</source>
        <translation>无法读取设置文件 {path}:{reason}</translation>
    </message>
    <message>
        <source>The settings file {path} has an unknown key: {key}</source>
        <translation>设置文件 {path} 中有未知的项:{key}</translation>
    </message>
    <message>
        <source>The settings file {path} holds a secret ({key}). Remove it and use: callcenter credentials set {office}</source>
        <translation>设置文件 {path} 中含有密码({key})。请删除它,并改用:callcenter credentials set {office}</translation>
    </message>
    <message>
        <source>The settings file {path} has a wrong value for {key}: {reason}</source>
        <translation>设置文件 {path} 中 {key} 的值有误:{reason}</translation>
    </message>
    <message>
        <source>This machine has no usable keyring, so passwords cannot be kept.</source>
        <translation>本机没有可用的密钥环,无法保存密码。</translation>
    </message>
    <message>
        <source>{text} is not a telephone number.</source>
        <translation>{text} 不是电话号码。</translation>
    </message>
    <message>
        <source>There is no customer {text} in this store.</source>
        <translation>本地没有客户 {text}。</translation>
    </message>
    <message>
        <source>There is no ticket {text} in this store.</source>
        <translation>本地没有工单 {text}。</translation>
    </message>
    <message>
        <source>No office is set up in {path} yet. See the README, or try: callcenter demo</source>
        <translation>{path} 中还没有设置任何系统。请参阅 README,或试用:callcenter demo</translation>
    </message>
    <message>
        <source>This is not possible: {reason}</source>
        <translation>无法执行:{reason}</translation>
    </message>
    <message>
        <source>The desk is already running with this profile.</source>
        <translation>此配置的工作台已在运行。</translation>
    </message>
    <message>
        <source>No desk is running with this profile.</source>
        <translation>此配置没有正在运行的工作台。</translation>
    </message>
    <message>
        <source>There is no display here to open a window on.</source>
        <translation>这里没有可用的显示器来打开窗口。</translation>
    </message>
    <message>
        <source>Stopped on request. What had arrived is kept.</source>
        <translation>已按要求停止,已收到的数据会保留。</translation>
    </message>
    <message>
        <source>Something unexpected happened ({reason}). Nothing was lost; please report it.</source>
        <translation>发生了意外错误({reason})。数据没有丢失,请上报。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Not shipped</source>
        <translation>未发货</translation>
    </message>
    <message>
        <source>Partly shipped</source>
        <translation>部分发货</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>待安排</translation>
    </message>
    <message>
        <source>Being packed</source>
        <translation>打包中</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>已打包</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>运输中</translation>
    </message>
    <message>
        <source>Out for delivery</source>
        <translation>派送中</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Delivery failed</source>
        <translation>派送失败</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Coming back</source>
        <translation>退回途中</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>已下单</translation>
    </message>
    <message>
        <source>Handed to the carrier</source>
        <translation>已交承运商</translation>
    </message>
    <message>
        <source>Departed</source>
        <translation>已发出</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>已到达</translation>
    </message>
    <message>
        <source>Customs</source>
        <translation>清关</translation>
    </message>
    <message>
        <source>Back in the warehouse</source>
        <translation>已回仓</translation>
    </message>
    <message>
        <source>Carrier message</source>
        <translation>物流动态</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已驳回</translation>
    </message>
    <message>
        <source>From the customer</source>
        <translation>客户来信</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>内部备注</translation>
    </message>
    <message>
        <source>Unpaid</source>
        <translation>未付</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>金卡</translation>
    </message>
    <message>
        <source>Silver</source>
        <translation>银卡</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Special terms</source>
        <translation>特殊条款</translation>
    </message>
    <message>
        <source>No tier</source>
        <translation>无等级</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>传真</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Other contact</source>
        <translation>其他联系方式</translation>
    </message>
    <message>
        <source>Order placed</source>
        <translation>下单</translation>
    </message>
    <message>
        <source>Order cancelled</source>
        <translation>订单取消</translation>
    </message>
    <message>
        <source>Return opened</source>
        <translation>退货申请</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>贷项通知</translation>
    </message>
    <message>
        <source>Ticket opened</source>
        <translation>工单创建</translation>
    </message>
    <message>
        <source>Ticket closed</source>
        <translation>工单关闭</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>配送</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>配送</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系记录</translation>
    </message>
    <message>
        <source>Draft text</source>
        <translation>草稿文字</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>系统</translation>
    </message>
</context>
</TS>
